import { expect, test } from 'vitest';
import { WriteLimit } from './write-limit';

function aLimit(most: { ofOne: number; inAll: number }) {
  const clock = { now: 0 };
  return { clock, limit: new WriteLimit(() => clock.now, most) };
}

test('allows so many of one thing in a minute, which leaves the others theirs', () => {
  const { limit } = aLimit({ ofOne: 2, inAll: 10 });

  expect([1, 2, 3, 4].map(() => limit.allows('loud'))).toEqual([true, true, false, false]);
  expect(limit.allows('quiet')).toBe(true);
});

test('allows so many in all, whatever they are', () => {
  const { limit } = aLimit({ ofOne: 2, inAll: 3 });

  expect(['a', 'b', 'c', 'd', 'a'].map((key) => limit.allows(key))).toEqual([true, true, true, false, false]);
});

test('allows as many again in the next minute', () => {
  const { limit, clock } = aLimit({ ofOne: 1, inAll: 1 });
  limit.allows('a');

  clock.now = 59_999;
  expect(limit.allows('a')).toBe(false);
  clock.now = 60_000;
  expect(limit.allows('a')).toBe(true);
});
