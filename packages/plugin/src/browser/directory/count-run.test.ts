import { expect, test } from 'vitest';
import { MEMBER_FINDINGS } from '../../shared/directory';
import { countForChoice, countRun } from './count-run';

const ONE_OF_EACH = {
  members: Object.fromEntries(MEMBER_FINDINGS.map((kind) => [kind, 1])),
  departments: { failed: 1, made: 5 },
};

test('a run is told by what was done, what waits and what failed, departments among the failures', () => {
  expect(countRun(ONE_OF_EACH)).toEqual({ made: 1, changed: 6, closed: 1, waiting: 9, failed: 2, unchanged: 2 });
  expect(countRun({ members: {}, departments: {} })).toEqual({
    made: 0,
    changed: 0,
    closed: 0,
    waiting: 0,
    failed: 0,
    unchanged: 0,
  });
});

test('the choice is made by how many there are, are linked, look like somebody, and look like nobody', () => {
  const members = { unchanged: 10, root: 1, suggested: 3, 'waits-for-choice': 20, inactive: 2 };

  expect(countForChoice({ members, departments: {} })).toEqual({
    members: 36,
    linked: 11,
    suggested: 3,
    waiting: 20,
  });
});
