import { expect, it } from 'vitest';
import { restTime } from './rest-time';

it.each([
  [{ done: 50, total: 100, sinceMs: 10_000 }, 10_000],
  [{ done: 25, total: 100, sinceMs: 10_000 }, 30_000],
  [{ done: 100, total: 100, sinceMs: 10_000 }, 0],
  [{ done: 4, total: 100, sinceMs: 10_000 }, undefined],
  [{ done: 0, total: 0, sinceMs: 10_000 }, undefined],
])('of %j there remain %s milliseconds', (progress, rest) => {
  expect(restTime(progress)).toBe(rest);
});
