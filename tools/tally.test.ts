import { afterEach, expect, test, vi } from 'vitest';
import { reportTallies } from './tally';

afterEach(() => vi.restoreAllMocks());

/** The lines that are printed at the end of a run. */
function report(parts: Parameters<typeof reportTallies>[0]) {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const exitCode = reportTallies(parts);
  return { exitCode, lines: log.mock.calls.join('\n').split('\n') };
}

test('each part is told with its time, and the last line holds the sum alone', () => {
  const { exitCode, lines } = report({
    Checks: { passed: 7, failed: 0, seconds: 59.6 },
    'Browser tests': { passed: 90, failed: 0, seconds: 605 },
  });

  expect(lines.slice(1)).toEqual([
    'Checks         7 passed, 0 failed    1:00',
    'Browser tests  90 passed, 0 failed  10:05',
    '',
    '97 passed, 0 failed',
  ]);
  expect(exitCode).toBe(0);
});

test('one failure anywhere fails the run', () => {
  const { exitCode, lines } = report({
    Checks: { passed: 6, failed: 1, seconds: 1 },
    'Unit tests': { passed: 5, failed: 0, seconds: 1 },
  });

  expect(lines.at(-1)).toBe('11 passed, 1 failed');
  expect(exitCode).toBe(1);
});

test('what failed is told once more, with its part', () => {
  const { lines } = report({
    Checks: { passed: 7, failed: 0, seconds: 1 },
    'Unit tests': { passed: 5, failed: 1, seconds: 1, failures: ['tools/sum.test.ts › adds up: expected 3 to be 4'] },
  });

  expect(lines.slice(1, 4)).toEqual([
    '✗ Unit tests: tools/sum.test.ts › adds up: expected 3 to be 4',
    '',
    'Checks      7 passed, 0 failed  0:01',
  ]);
});
