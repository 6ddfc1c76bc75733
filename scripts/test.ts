// npm test: checks, unit, integration and browser tests
import { reportTallies } from '../tools/tally';
import { runAllTests } from './test/run-all-tests';

process.exitCode = reportTallies(await runAllTests());
