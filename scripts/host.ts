// npm run host [trimmed|full]: installs a NocoBase host
import { parseArgs } from 'node:util';
import { ensureHost } from '../host/ensure-host';
import { FULL_HOST, TRIMMED_HOST } from '../host/hosts';

const HOSTS = new Map([
  ['trimmed', TRIMMED_HOST],
  ['full', FULL_HOST],
]);

const [name = 'trimmed'] = parseArgs({ allowPositionals: true }).positionals;
const hostDir = HOSTS.get(name);
if (hostDir) {
  await ensureHost(hostDir);
} else {
  console.error(`There is no host "${name}": use trimmed or full`);
  process.exitCode = 1;
}
