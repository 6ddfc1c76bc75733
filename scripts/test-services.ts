// npm run test:services: the tests that need PostgreSQL, MariaDB, Redis and nginx
import { ensureHost } from '../host/ensure-host';
import { TRIMMED_HOST } from '../host/hosts';
import { reportTallies } from '../tools/tally';
import { ensureChromium } from './test/ensure-chromium';
import { runServiceTests } from './test-services/run-service-tests';

await ensureHost(TRIMMED_HOST);
await ensureChromium();
process.exitCode = reportTallies(await runServiceTests());
