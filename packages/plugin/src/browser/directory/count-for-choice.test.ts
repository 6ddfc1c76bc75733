import { expect, test } from 'vitest';
import { countForChoice } from './count-for-choice';

test('the choice is made by how many there are, are linked, look like somebody, and look like nobody', () => {
  const members = { unchanged: 10, root: 1, suggested: 3, 'waits-for-choice': 20, inactive: 2 };

  expect(countForChoice({ members, departments: {} })).toEqual({
    members: 36,
    linked: 11,
    suggested: 3,
    waiting: 20,
  });
});
