import { expect, test } from 'vitest';
import { WriteLimit } from './write-limit';

function aLimit(most: number) {
  const clock = { now: 0 };
  return { clock, limit: new WriteLimit(() => clock.now, most) };
}

test('allows so many in a minute, and no more', () => {
  const { limit } = aLimit(3);

  expect([1, 2, 3, 4, 5].map(() => limit.allows())).toEqual([true, true, true, false, false]);
});

test('allows as many again in the next minute', () => {
  const { limit, clock } = aLimit(1);
  limit.allows();

  clock.now = 59_999;
  expect(limit.allows()).toBe(false);
  clock.now = 60_000;
  expect(limit.allows()).toBe(true);
});
