import type { PartResult, Tally } from '../../tools/tally';
import { runParts } from '../test/run-parts';
import { runBrowserTests, runVitest } from '../test/run-tests';
import { findMissing, helpFor } from './find-missing';
import { SERVICES } from './services';

const PARTS = {
  'Integration tests, PostgreSQL': () => runVitest('integration', { TEST_DATABASE: 'postgres' }),
  'Integration tests, MariaDB': () => runVitest('integration', { TEST_DATABASE: 'mariadb' }),
  'Cluster tests': () => runVitest('cluster'),
  'Browser tests, nginx': () => runBrowserTests('nginx'),
};

/** Runs the tests that need services, and counts and times each part. Without the services none runs, which counts as failed. */
export async function runServiceTests(): Promise<Record<string, PartResult>> {
  const { Services } = await runParts({ Services: findServices });
  return Services && Services.failed > 0 ? { Services } : runParts(PARTS);
}

async function findServices(): Promise<Tally> {
  const missing = await findMissing(SERVICES);
  if (missing.length > 0) {
    console.error(helpFor(missing));
  }
  return { passed: SERVICES.length - missing.length, failed: missing.length };
}
