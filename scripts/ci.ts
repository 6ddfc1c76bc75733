// .ci/run: npm test, the tests that need services and the installation test
import { runInstallTests } from './install-test/run-install-tests';
import { reportTallies } from './shared/tally';
import { runAllTests } from './test/run-all-tests';
import { runParts } from './test/run-parts';
import { runServiceTests } from './test-services/run-service-tests';

process.exitCode = reportTallies({
  ...(await runAllTests()),
  ...(await runServiceTests()),
  ...(await runParts({ 'Installation test': runInstallTests })),
});
