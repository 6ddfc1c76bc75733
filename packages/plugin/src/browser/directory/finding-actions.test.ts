import { expect, test } from 'vitest';
import { DEPARTMENT_FINDINGS, type Finding, MEMBER_FINDINGS, type SuggestedUser } from '../../shared/directory';
import { adoptableInList, findingActions } from './finding-actions';

function candidate(acceptance: SuggestedUser['acceptance'], userId = 7): SuggestedUser {
  return { userId, evidence: ['name'], acceptance };
}

function suggestion(...candidates: SuggestedUser[]) {
  return { subject: 'member' as const, kind: 'suggested' as const, details: { candidates } };
}

test.each<[Finding['kind'], string[]]>([
  ['suggested', ['make']],
  ['unlinked', ['make']],
  ['linked-elsewhere', ['make']],
  ['user-deleted', ['make']],
  ['waits-for-choice', ['make']],
  ['not-made', ['make']],
  ['reused-id', ['open', 'make']],
  ['waits-for-confirmation', ['close']],
  ['reported', ['close']],
  ['probably-renamed', ['make']],
])('about a member who is %s: %j', (kind, decisions) => {
  expect(findingActions({ subject: 'member', kind, details: {} }).map((action) => action.kind)).toEqual(decisions);
});

test('of two IDs that are probably one person, the one who is gone has a user to close', () => {
  const gone = { subject: 'member', kind: 'probably-renamed', userId: 7, details: { other: 'new' } } as const;

  expect(findingActions(gone)).toEqual([{ kind: 'close' }]);
});

test('a finding that asks for nothing offers nothing', () => {
  const quiet = MEMBER_FINDINGS.filter((kind) => findingActions({ subject: 'member', kind, details: {} }).length === 0);

  expect(quiet).toEqual([
    'unchanged',
    'changed',
    'made',
    'adopted',
    'opened',
    'root',
    'claim-of-another',
    'inactive',
    'outside',
    'moved-out',
    'out-of-range',
    'unlinked-gone',
    'closed',
    'departed',
    'to-be-asked',
    'kept-open',
    'failed',
  ]);
});

test('of departments only one that was deleted by hand can be made again', () => {
  const offering = DEPARTMENT_FINDINGS.filter(
    (kind) => findingActions({ subject: 'department', kind, details: {} }).length > 0,
  );

  expect(offering).toEqual(['deleted-by-hand']);
});

test('each user who looks like the member is offered, root never, and what they may have typed in a dialog', () => {
  const actions = findingActions(suggestion(candidate('list'), candidate('singly', 8), candidate('never', 1)));

  expect(actions).toEqual([
    { kind: 'adopt', candidate: candidate('list'), isSingle: false },
    { kind: 'adopt', candidate: candidate('singly', 8), isSingle: true },
    { kind: 'make' },
  ]);
});

test('only a user who alone looks like the member, by what others wrote, is accepted in a list', () => {
  expect(adoptableInList(suggestion(candidate('list')))).toBe(7);
  expect(adoptableInList(suggestion(candidate('singly')))).toBeUndefined();
  expect(adoptableInList(suggestion(candidate('never')))).toBeUndefined();
  expect(adoptableInList(suggestion(candidate('list'), candidate('list', 8)))).toBeUndefined();
  expect(adoptableInList({ subject: 'member', details: {} })).toBeUndefined();
});
