// npm run test:install: installs the packed plugin into NocoBase as it is shipped, the way an administrator does;
// -- --nocobase 2.1.41: into that version of it
import { parseArgs } from 'node:util';
import { runInstallTests } from './install-test/run-install-tests';
import { packPlugin } from '../packages/plugin/build/pack-plugin';
import { reportTallies } from '../tools/tally';
import { runParts } from './test/run-parts';

const { nocobase } = parseArgs({ options: { nocobase: { type: 'string' } } }).values;

process.exitCode = reportTallies(
  await runParts({ 'Installation test': async () => runInstallTests(await packPlugin(), nocobase) }),
);
