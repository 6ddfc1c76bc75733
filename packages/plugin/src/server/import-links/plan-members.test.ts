import { expect, it } from 'vitest';
import type { SourceLink } from './plan';
import { type ExistingLink, planMembers } from './plan-members';
import { aLink } from './testing/builders';

const outcomesOf = (links: SourceLink[], existing: ExistingLink[] = []) =>
  planMembers(links, 'ww1234567890abcdef', existing).map(({ outcome }) => outcome);

it('links by corp ID and member ID in lower case', () => {
  expect(outcomesOf([aLink({ uuid: 'Chen.Yi-1@Corp' })])).toEqual([
    { kind: 'link', identity: 'ww1234567890abcdef/chen.yi-1@corp' },
  ]);
});

it('has nothing to do for a link that is there already', () => {
  const existing = [{ identity: 'ww1234567890abcdef/zhangsan', userId: 7 }];
  expect(outcomesOf([aLink()], existing)).toEqual([{ kind: 'linked-already' }]);
});

it.each(['', ' ', 'ww1234567890abcdef/zhangsan', 'zhang san', '.hidden', 'a'.repeat(65), '张三', 'x\n'])(
  'refuses what is no member ID: %j',
  (uuid) => {
    expect(outcomesOf([aLink({ uuid })])).toEqual([{ kind: 'conflict', reason: 'malformed-member-id' }]);
  },
);

it('refuses the root user', () => {
  expect(outcomesOf([aLink({ isRoot: true })])).toEqual([{ kind: 'conflict', reason: 'root-user' }]);
});

it('refuses both of two users with the same member, whatever the case', () => {
  const links = [aLink(), aLink({ userId: 8, uuid: 'ZHANGSAN' }), aLink({ userId: 9, uuid: 'lisi' })];
  expect(outcomesOf(links)).toMatchObject([
    { reason: 'several-users' },
    { reason: 'several-users' },
    { kind: 'link', identity: 'ww1234567890abcdef/lisi' },
  ]);
});

it('refuses a member who is linked to another user', () => {
  const existing = [{ identity: 'ww1234567890abcdef/zhangsan', userId: 8 }];
  expect(outcomesOf([aLink()], existing)).toEqual([{ kind: 'conflict', reason: 'member-linked' }]);
});

it.each(['ww1234567890abcdef/lisi', ''])('refuses a user whose place is taken, by the link "%s"', (identity) => {
  expect(outcomesOf([aLink()], [{ identity, userId: 7 }])).toEqual([{ kind: 'conflict', reason: 'user-linked' }]);
});
