import { expect, it } from 'vitest';
import { MEMBER_FINDINGS } from './directory';
import { summarise } from './summarise';

const ONE_OF_EACH = {
  members: Object.fromEntries(MEMBER_FINDINGS.map((kind) => [kind, 1])),
  departments: { failed: 1, made: 5 },
};

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

it('a run is told by what was done, what waits and what failed, departments among the failures', () => {
  expect(summarise(ONE_OF_EACH)).toEqual({ made: 1, changed: 6, closed: 1, waiting: 9, failed: 2, unchanged: 2 });
  expect(summarise({ members: {}, departments: {} })).toEqual({
    made: 0,
    changed: 0,
    closed: 0,
    waiting: 0,
    failed: 0,
    unchanged: 0,
  });
});
