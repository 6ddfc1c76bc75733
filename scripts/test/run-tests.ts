import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../tools/paths';
import { run } from '../../tools/run';
import type { Tally } from '../../tools/tally';
import { readPlaywrightReport, readVitestReport } from './read-report';

const RESULTS = path.join(ROOT, 'test-results');

/**
 * Runs the tests of a Vitest project and counts them.
 *
 * @param env further environment variables
 */
export function runVitest(
  project: 'unit' | 'integration' | 'cluster',
  env: Record<string, string> = {},
): Promise<Tally> {
  const file = path.join(RESULTS, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return runSuite(['node_modules/.bin/vitest', 'run', '--project', project, ...reporters], env, file, readVitestReport);
}

/** Runs a suite of browser tests, in both clients, and counts them. */
export function runBrowserTests(suite: 'browser' | 'nginx'): Promise<Tally> {
  const file = path.join(RESULTS, `${suite}.json`);
  return runSuite(
    ['node_modules/.bin/playwright', 'test', '--config', `tests/${suite}`],
    {},
    file,
    readPlaywrightReport,
  );
}

/** A run that fails without a failed test, or that ran no test at all, counts as one failure. */
async function runSuite(
  command: [string, ...string[]],
  env: Record<string, string>,
  reportFile: string,
  read: (report: string) => Tally,
): Promise<Tally> {
  fs.rmSync(reportFile, { force: true });
  const { exitCode } = await run(command, { cwd: ROOT, env: { ...process.env, ...env } });
  const tally = fs.existsSync(reportFile) ? read(fs.readFileSync(reportFile, 'utf8')) : { passed: 0, failed: 0 };
  const hasFailedUncounted = exitCode !== 0 && tally.failed === 0;
  return hasFailedUncounted || tally.passed === 0 ? { ...tally, failed: Math.max(tally.failed, 1) } : tally;
}
