import { expect, it } from 'vitest';
import { summarise } from './summarise';

it('sums a run up in six numbers', () => {
  const members = {
    made: 12,
    changed: 38,
    opened: 2,
    closed: 3,
    suggested: 1,
    'reused-id': 1,
    unchanged: 7,
    failed: 1,
  };
  expect(summarise({ members, departments: { failed: 2, made: 5 } })).toEqual({
    made: 12,
    changed: 40,
    closed: 3,
    waiting: 2,
    unchanged: 7,
    failed: 3,
  });
});

it('has nothing to say of nothing', () => {
  expect(Object.values(summarise({ members: {}, departments: {} }))).toEqual([0, 0, 0, 0, 0, 0]);
});
