'use strict';

// Loaded into the measured NocoBase before anything else (NODE_OPTIONS=--require). Tells what the process has used, and does
// next to nothing while nobody asks. `/heap` collects garbage first, so that what remains is what is held. `/collections`
// tells when V8 collected the whole heap: from the first step of the marking, which runs beside the program, to the end.

const http = require('node:http');
const { PerformanceObserver, constants, performance } = require('node:perf_hooks');
const v8 = require('node:v8');
const vm = require('node:vm');

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

let collections = [];
let markingSince;

function noteCollection({ startTime, duration, detail }) {
  const startedAt = performance.timeOrigin + startTime;
  if (detail.kind === constants.NODE_PERFORMANCE_GC_INCREMENTAL) {
    markingSince ??= startedAt;
  }
  if (detail.kind !== constants.NODE_PERFORMANCE_GC_MAJOR) {
    return;
  }
  collections.push({ from: markingSince ?? startedAt, to: startedAt + duration });
  markingSince = undefined;
}

new PerformanceObserver((list) => list.getEntries().forEach(noteCollection)).observe({ entryTypes: ['gc'] });

function takeCollections() {
  const taken = collections;
  collections = [];
  return taken;
}

function readUsage() {
  const { user, system } = process.cpuUsage();
  const { heapUsed, rss } = process.memoryUsage();
  return { cpuMs: (user + system) / 1000, heapBytes: heapUsed, residentBytes: rss };
}

const server = http.createServer((request, response) => {
  if (request.url === '/heap') {
    collectGarbage();
  }
  response.end(JSON.stringify(request.url === '/collections' ? takeCollections() : readUsage()));
});
server.listen(Number(process.env.BENCH_PROBE_PORT), '127.0.0.1').unref();
