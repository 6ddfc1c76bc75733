import { runChecks } from '../check/run-checks';
import { ensureHost } from '../host/ensure-host';
import { TRIMMED_HOST } from '../host/hosts';
import type { Tally } from '../shared/tally';
import { ensureChromium } from './ensure-chromium';
import { runBrowserTests, runVitest } from './run-tests';

/** Runs the checks and all tests but the installation test, and counts each part. */
export async function runAllTests(): Promise<Record<string, Tally>> {
  await ensureHost(TRIMMED_HOST);
  await ensureChromium();
  return {
    Checks: await part('Checks', runChecks),
    'Unit tests': await part('Unit tests', () => runVitest('unit')),
    'Integration tests': await part('Integration tests', () => runVitest('integration')),
    'Browser tests': await part('Browser tests', runBrowserTests),
  };
}

function part(title: string, action: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n== ${title} ==\n`);
  return action();
}
