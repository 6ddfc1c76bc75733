import { expect, it } from 'vitest';
import { deriveKey, isSame } from './sealed';

it.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'ab', false],
  ['', '', true],
  ['é', 'e', false],
])('compares %j with %j: %s', (one, other, same) => {
  expect(isSame(one, other)).toBe(same);
});

it('derives one key for each secret and each use, in whatever order they are asked for', () => {
  const wanted = [
    ['one', 'a'],
    ['one', 'b'],
    ['other', 'a'],
    ['one', 'a'],
    ['other', 'a'],
  ] as const;
  const keys = wanted.map(([secret, label]) => deriveKey(secret, label).toString('hex'));

  expect(new Set(keys).size).toBe(3);
  expect([keys[3], keys[4]]).toEqual([keys[0], keys[2]]);
});
