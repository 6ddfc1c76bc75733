import { expect, it } from 'vitest';
import { takesOver } from './three-way';

it.each([
  ['takes over what WeCom tells anew', { written: 'Sales', told: 'Selling', actual: 'Sales' }, true],
  [
    'takes it over also where somebody changed the old value',
    { written: 'Sales', told: 'Selling', actual: 'Mine' },
    true,
  ],
  [
    'leaves what somebody changed while WeCom tells the same',
    { written: 'Sales', told: 'Sales', actual: 'Mine' },
    false,
  ],
  ['has nothing to do where somebody wrote the same', { written: 'Sales', told: 'Selling', actual: 'Selling' }, false],
])('%s', (_, values, isTaken) => {
  expect(takesOver(values)).toBe(isTaken);
});
