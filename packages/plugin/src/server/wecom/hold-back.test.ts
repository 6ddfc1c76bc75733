import { expect, it } from 'vitest';
import { holdBackFor, isTokenFailure } from './hold-back';

/** The holds after the first to the eighth failure in a row, in seconds. */
const holdsAfter = (reason: Parameters<typeof holdBackFor>[0]) =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => holdBackFor(reason, tries) / 1000);

it.each(['wrong-secret', 'wrong-corp', 'app-stopped', 'untrusted-ip', 'token-refused', 'other'] as const)(
  'holds back for a minute, however often in a row: %s',
  (reason) => {
    expect(holdsAfter(reason)).toEqual(Array(8).fill(60));
  },
);

it('holds back longer and longer while WeCom counts, sixteen minutes at most', () => {
  expect(holdsAfter('rate-limited')).toEqual([60, 120, 240, 480, 960, 960, 960, 960]);
});

it.each(['unreachable', 'system-busy'] as const)(
  'breaks the circuit for ten seconds, a minute at most: %s',
  (reason) => {
    expect(holdsAfter(reason)).toEqual([10, 20, 40, 60, 60, 60, 60, 60]);
  },
);

it('never computes a hold without an end', () => {
  expect(holdBackFor('rate-limited', 100_000)).toBe(960_000);
});

it.each([
  ['rate-limited', true],
  ['unreachable', true],
  ['toString', false],
  ['', false],
  [40001, false],
  [undefined, false],
])('says whether %j is a reason: %s', (value, expected) => {
  expect(isTokenFailure(value)).toBe(expected);
});
