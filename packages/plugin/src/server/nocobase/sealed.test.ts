import { expect, it } from 'vitest';
import { isSame } from './sealed';

it.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'ab', false],
  ['', '', true],
  ['é', 'e', false],
])('compares %j with %j: %s', (one, other, same) => {
  expect(isSame(one, other)).toBe(same);
});
