// .ci/run: npm test and the installation test
import { runInstallTests } from './install-test/run-install-tests';
import { reportTallies } from './shared/tally';
import { runAllTests } from './test/run-all-tests';

const tallies = await runAllTests();
console.log('\n== Installation test ==');
process.exitCode = reportTallies({ ...tallies, 'Installation test': await runInstallTests() });
