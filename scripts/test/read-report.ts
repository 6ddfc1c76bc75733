import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../../tools/paths';
import type { Tally } from '../../tools/tally';

interface VitestReport {
  numPassedTests: number;
  numTotalTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    ok: boolean;
    tests: { projectName: string; results: { error?: { message?: string } }[] }[];
  }[];
}

/** Reads Vitest's JSON report. Skipped tests count as failed: there are to be none. */
export function readVitestReport(report: string): Tally {
  const { numPassedTests, numTotalTests, testResults } = JSON.parse(report) as VitestReport;
  const failures = testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(ROOT, name);
    const tests = assertionResults.filter(({ status }) => status !== 'passed');
    return message && tests.length === 0
      ? [oneLine(file, message)]
      : tests.map((test) => oneLine(`${file} › ${test.fullName}`, test.failureMessages[0] ?? test.status));
  });
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests, failures };
}

/** Reads Playwright's JSON report. A test that passes at a second try would count as failed, too. */
export function readPlaywrightReport(report: string): Tally {
  const { stats, suites } = JSON.parse(report) as PlaywrightReport;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
    failures: suites.flatMap(failuresOf),
  };
}

function failuresOf({ title, suites = [], specs }: PlaywrightSuite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .flatMap((spec) =>
      spec.tests.map(({ projectName, results }) =>
        oneLine(`${title} › ${spec.title} [${projectName}]`, results[0]?.error?.message ?? 'skipped'),
      ),
    );
  return [...own, ...suites.flatMap(failuresOf)];
}

/** The test and the first line of what was wrong, without the colours of a terminal. */
function oneLine(test: string, message: string): string {
  return `${test}: ${stripVTControlCharacters(message).split('\n')[0]}`;
}
