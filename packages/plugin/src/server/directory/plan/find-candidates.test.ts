import { expect, it } from 'vitest';
import type { ExistingPhones } from '../../../shared/options';
import type { DirectoryMember } from '../../wecom/calls/department-members';
import { aMember, aUser } from '../testing/builders';
import type { ActualUser } from './facts';
import { candidateFinder } from './find-candidates';

const MEMBER = aMember({ mobile: '138 0000 0001', email: 'ZS@example.com' });

interface FindChanges {
  told?: DirectoryMember[];
  linked?: number[];
  existingPhones?: ExistingPhones;
}

function find(users: ActualUser[], { told = [MEMBER], linked = [], existingPhones = 'trust' }: FindChanges = {}) {
  return candidateFinder({ told, users, linkedUsers: new Set(linked), existingPhones })(MEMBER);
}

it.each([
  ['username', { username: { key: 'zhangsan', writer: 'other' } }],
  ['phone', { phone: { key: '+8613800000001', writer: 'other' } }],
  ['email', { email: { key: 'zs@example.com', writer: 'other' } }],
] as const)('finds a user by %s, in whatever spelling', (evidence, keys) => {
  expect(find([aUser({ keys })]).candidates).toEqual([{ userId: 7, evidence: [evidence], acceptance: 'list' }]);
});

it('finds a user by a name that is unique on both sides, for a single look', () => {
  const user = aUser({ nickname: '张三' });
  expect(find([user]).candidates).toEqual([{ userId: 7, evidence: ['name'], acceptance: 'singly' }]);
  expect(find([user, aUser({ id: 8, nickname: '张三' })]).candidates).toEqual([]);
  expect(find([user], { told: [MEMBER, aMember({ memberId: 'zhangsan2' })] }).candidates).toEqual([]);
});

it('says nothing of the name of a user who is linked', () => {
  expect(find([aUser({ nickname: '张三' })], { linked: [7] })).toEqual({ candidates: [], linkedElsewhere: [] });
});

it.each(['user', 'unknown', 'snapshot', 'before'] as const)(
  'asks for a single look at a username that was written by: %s',
  (writer) => {
    const [candidate] = find([aUser({ keys: { username: { key: 'zhangsan', writer } } })]).candidates;
    expect(candidate?.acceptance).toBe('singly');
  },
);

it('believes phone numbers from before the plugin as the administrator does', () => {
  const users = [aUser({ keys: { phone: { key: '+8613800000001', writer: 'before' } } })];
  expect(find(users).candidates[0]?.acceptance).toBe('list');
  expect(find(users, { existingPhones: 'typed' }).candidates[0]?.acceptance).toBe('singly');
});

it('needs one piece of evidence that somebody else wrote', () => {
  const keys = {
    username: { key: 'zhangsan', writer: 'user' },
    phone: { key: '+8613800000001', writer: 'other' },
  } as const;
  expect(find([aUser({ keys })]).candidates).toEqual([
    { userId: 7, evidence: ['phone', 'username'].toSorted(), acceptance: 'list' },
  ]);
});

it.each([
  ['of two users', {}, [aUser({ id: 8, nickname: '张三' })], 'singly'],
  ['of a privileged user', { isPrivileged: true }, [], 'singly'],
  ['of a closed user', { isClosed: true }, [], 'singly'],
  ['of root', { isRoot: true, isPrivileged: true }, [], 'never'],
] as const)('accepts none in a list %s', (_, changes, others, acceptance) => {
  const user = aUser({ keys: { username: { key: 'zhangsan', writer: 'other' } }, ...changes });
  expect(find([user, ...others]).candidates[0]?.acceptance).toBe(acceptance);
});
