// .ci/run: npm test, the tests that need services and the installation test
import { runInstallTests } from './install-test/run-install-tests';
import { packPlugin } from '../packages/plugin/build/pack-plugin';
import { reportTallies } from '../tools/tally';
import { runAllTests } from './test/run-all-tests';
import { runParts } from './test/run-parts';
import { runServiceTests } from './test-services/run-service-tests';

const tallies = await runAllTests();
// Packed before the others begin, since each of them builds the plugin anew.
const packageFile = await packPlugin();
// Side by side: the one waits for databases, the other for a NocoBase that starts.
const others = await Promise.all([
  runServiceTests(),
  runParts({ 'Installation test': () => runInstallTests(packageFile) }),
]);

process.exitCode = reportTallies(Object.assign(tallies, ...others));
