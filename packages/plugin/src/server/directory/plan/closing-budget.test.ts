import { expect, it } from 'vitest';
import { closingBudget } from './closing-budget';

it.each([
  ['a tenth of a large company', { synced: 1000, used: 0 }, 100],
  ['five of a small one', { synced: 20, used: 0 }, 5],
  ['never more than half: of five', { synced: 5, used: 0 }, 2],
  ['never more than half: of one', { synced: 1, used: 0 }, 0],
  ['nobody of nobody', { synced: 0, used: 0 }, 0],
  ['what is left of the day', { synced: 990, used: 10 }, 90],
  ['nothing when it is used up', { synced: 900, used: 100 }, 0],
  ['nothing when more were closed than that', { synced: 15, used: 9 }, 0],
])('allows %s', (_, facts, allowed) => {
  expect(closingBudget(facts)).toBe(allowed);
});

it('allows no more by many small steps than by one', () => {
  let [synced, used] = [200, 0];
  while (closingBudget({ synced, used }) > 0) {
    [synced, used] = [synced - 1, used + 1];
  }
  expect(used).toBe(20);
});
