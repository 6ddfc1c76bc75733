// The simulator in a process of its own, so that its work is not taken for that of NocoBase or of whoever plays the browsers.
// Arguments: the application's origin, how many newcomers there are. Messages: "take-calls" is answered with the calls to the server API since the last time.
import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { startSimulator } from '../../packages/simulator/src/index';
import { benchCompany } from './bench-company';

let calls: Record<string, number> = {};

// Counted where Node receives them: the simulator's own journal keeps the last thousand only.
diagnostics.subscribe('http.server.request.start', (message) => {
  const { request } = message as { request: IncomingMessage };
  const [, name] = /^\/cgi-bin\/([^?]+)/.exec(request.url ?? '') ?? [];
  if (name) {
    calls[name] = (calls[name] ?? 0) + 1;
  }
});

process.on('message', () => {
  process.send?.(calls);
  calls = {};
});
process.on('disconnect', () => process.exit());

const [appOrigin = '', newcomerCount] = process.argv.slice(2);
const { url, app } = await startSimulator({ appOrigin, company: benchCompany(appOrigin, Number(newcomerCount)) });
process.send?.({ url, app });
