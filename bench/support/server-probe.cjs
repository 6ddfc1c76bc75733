'use strict';

// Loaded into the measured NocoBase before anything else (NODE_OPTIONS=--require). Tells what the process has used, and does
// nothing while nobody asks. `/heap` collects garbage first, so that what remains is what is held.

const http = require('node:http');
const v8 = require('node:v8');
const vm = require('node:vm');

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

const server = http.createServer((request, response) => {
  if (request.url === '/heap') collectGarbage();
  const { user, system } = process.cpuUsage();
  const { heapUsed, rss } = process.memoryUsage();
  response.end(JSON.stringify({ cpuMs: (user + system) / 1000, heapBytes: heapUsed, residentBytes: rss }));
});
server.listen(Number(process.env.BENCH_PROBE_PORT), '127.0.0.1').unref();
