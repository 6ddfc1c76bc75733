import { runChecks } from '../check/run-checks';
import { ensureHost } from '../../host/ensure-host';
import { TRIMMED_HOST } from '../../host/hosts';
import type { PartResult } from '../../tools/tally';
import { ensureChromium } from './ensure-chromium';
import { runParts } from './run-parts';
import { runBrowserTests, runVitest } from './run-tests';

/** Runs the checks and all tests that need nothing else on this machine, and counts and times each part. */
export async function runAllTests(): Promise<Record<string, PartResult>> {
  await ensureHost(TRIMMED_HOST);
  await ensureChromium();
  return runParts({
    Checks: runChecks,
    'Unit tests': () => runVitest('unit'),
    'Integration tests': () => runVitest('integration'),
    'Browser tests': () => runBrowserTests('browser'),
  });
}
