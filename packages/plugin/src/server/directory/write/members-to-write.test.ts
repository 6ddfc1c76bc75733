import { expect, test } from 'vitest';
import { aMemberRow, the } from '../testing/builders';
import type { MemberOutcome, PlannedMember } from '../plan/plan';
import { membersToWrite } from './members-to-write';

const planned = (outcome: MemberOutcome, record?: PlannedMember['record']): PlannedMember => ({
  identity: the('zhangsan'),
  outcome,
  record,
});

const picked = (member: PlannedMember) =>
  membersToWrite({ doubt: undefined, departments: [], members: [member], memberships: [] }).length === 1;

const change = { kind: 'remove', department: the('2'), identity: the('zhangsan'), userId: 7 } as const;

test.each<[string, PlannedMember, boolean]>([
  ['is unchanged', planned({ kind: 'unchanged', userId: 7 }), false],
  ['waits for somebody', planned({ kind: 'waits-for-choice' }), false],
  ['is changed in nothing', planned({ kind: 'changed', userId: 7, values: {} }), false],
  ['has another name', planned({ kind: 'changed', userId: 7, values: { nickname: '张三丰' } }), true],
  ['is told otherwise', planned({ kind: 'changed', userId: 7, values: {} }, aMemberRow()), true],
  ['is adopted', planned({ kind: 'adopted', userId: 7, values: {} }), true],
  ['is opened', planned({ kind: 'opened', userId: 7, values: {} }), true],
  ['is closed', planned({ kind: 'closed', userId: 7, reason: 'left', ownedDepartments: [] }), true],
])('a member who %s', (_, member, isWritten) => {
  expect(picked(member)).toBe(isWritten);
});

test('a member of whom only memberships change is written, with them', () => {
  const members = [planned({ kind: 'unchanged', userId: 7 })];

  expect(membersToWrite({ doubt: undefined, departments: [], members, memberships: [change] })).toEqual([
    { ...members[0], changes: [change] },
  ]);
});
