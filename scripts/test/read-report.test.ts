import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../tools/paths';
import { readPlaywrightReport, readVitestReport } from './read-report';

/** A test of Playwright that failed. */
function fails(title: string, message: string) {
  return { title, ok: false, tests: [{ projectName: 'modern', results: [{ error: { message } }] }] };
}

test('a failed and a skipped test of Vitest are told with their file, and so is a file that could not run', () => {
  const assertionResults = [
    { fullName: 'adds up', status: 'passed', failureMessages: [] },
    { fullName: 'takes away', status: 'failed', failureMessages: ['expected 3 to be 4\n    at sum.test.ts:1:2'] },
    { fullName: 'divides', status: 'skipped', failureMessages: [] },
  ];
  const testResults = [
    { name: path.join(ROOT, 'tools/sum.test.ts'), message: '', assertionResults },
    { name: path.join(ROOT, 'tools/gone.test.ts'), message: 'Cannot find module', assertionResults: [] },
  ];
  const report = JSON.stringify({ numPassedTests: 1, numTotalTests: 3, testResults });

  expect(readVitestReport(report)).toEqual({
    passed: 1,
    failed: 2,
    failures: [
      'tools/sum.test.ts › takes away: expected 3 to be 4',
      'tools/sum.test.ts › divides: skipped',
      'tools/gone.test.ts: Cannot find module',
    ],
  });
});

test('a failed test of Playwright is told with its file and client, in a group as well, without colours', () => {
  const passes = { title: 'opens', ok: true, tests: [{ projectName: 'legacy', results: [{}] }] };
  const group = { title: 'on a phone', specs: [fails('fits', '\u001B[31mtoo wide\u001B[39m\n  at form')] };
  const suites = [{ title: 'form.spec.ts', specs: [passes, fails('saves', 'no reply')], suites: [group] }];
  const report = JSON.stringify({ stats: { expected: 1, unexpected: 2, flaky: 0, skipped: 0 }, suites });

  expect(readPlaywrightReport(report)).toEqual({
    passed: 1,
    failed: 2,
    failures: ['form.spec.ts › saves [modern]: no reply', 'on a phone › fits [modern]: too wide'],
  });
});
