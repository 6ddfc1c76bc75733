import { describe, expect, it } from 'vitest';
import { aMember, aMemberRow, aUser, someFacts, syncedFacts, the } from '../testing/builders';
import type { ActualUser, Facts, MemberDecision } from './facts';
import { planDirectory } from './plan-directory';

const ZHANGSAN = the('zhangsan');

function zhangsan(facts: Facts) {
  const planned = planDirectory(facts).members.filter(({ identity }) => identity === ZHANGSAN);
  expect(planned).toHaveLength(1);
  return planned[0];
}

const decide = (decision: MemberDecision) => ({ members: new Map([[ZHANGSAN, decision]]) });

/** Zhangsan is told and nobody's; these are NocoBase's users. */
const unlinked = (users: ActualUser[], changes: Parameters<typeof someFacts>[0] = {}) =>
  someFacts({ ...changes, told: { members: [aMember()], ...changes.told }, actual: { users, ...changes.actual } });

const byUsername = (writer: 'other' | 'user' | 'before' = 'other', changes: Partial<ActualUser> = {}) =>
  aUser({ keys: { username: { key: 'zhangsan', writer } }, ...changes });

const rules = (name: 'at-creation' | 'every-sign-in') => ({ profile: { ...syncedFacts().options.profile, name } });

describe('a linked member', () => {
  it('is that user, always', () => {
    expect(zhangsan(syncedFacts())).toEqual({
      identity: ZHANGSAN,
      outcome: { kind: 'unchanged', userId: 7 },
      record: undefined,
    });
  });

  it('is that user whatever the case of the member ID', () => {
    const facts = syncedFacts({ told: { members: [aMember({ memberId: 'ZHANGSAN' })] } });
    expect(zhangsan(facts)?.outcome).toEqual({ kind: 'unchanged', userId: 7 });
  });

  it('comes under the synchronisation when it was a sign-in that linked them, as a user who was found', () => {
    const planned = zhangsan(syncedFacts({ written: { members: [] } }));
    expect(planned).toMatchObject({
      outcome: { kind: 'unchanged', userId: 7 },
      record: { origin: 'found', userId: 7 },
    });
  });

  it('keeps the link as root, and nothing is written', () => {
    const planned = planDirectory(
      syncedFacts({ actual: { users: [aUser({ isRoot: true, isPrivileged: true })] }, written: { members: [] } }),
    );
    expect(planned.members).toEqual([{ identity: ZHANGSAN, outcome: { kind: 'root', userId: 7 }, record: undefined }]);
    expect(planned.memberships).toEqual([]);
  });

  it('is written by the rules of the profile, when WeCom tells something new', () => {
    const told = { members: [aMember({ name: '张三丰' })] };
    expect(zhangsan(syncedFacts({ told, options: rules('at-creation') }))?.outcome).toEqual({
      kind: 'unchanged',
      userId: 7,
    });
    expect(zhangsan(syncedFacts({ told, options: rules('every-sign-in') }))?.outcome).toMatchObject({
      values: { nickname: '张三丰' },
    });
    expect(zhangsan(syncedFacts({ options: rules('every-sign-in') }))?.outcome).toEqual({
      kind: 'unchanged',
      userId: 7,
    });
  });
});

describe('a member without a user', () => {
  it('gets one, made of what WeCom tells', () => {
    const facts = unlinked([], { told: { members: [aMember({ mobile: '13800000001', email: 'zs@example.com' })] } });
    expect(zhangsan(facts)).toMatchObject({
      outcome: {
        kind: 'made',
        profile: { memberId: 'ZhangSan', name: '张三', mobile: '13800000001', email: 'zs@example.com' },
        replaces: undefined,
      },
      record: { userId: undefined, origin: 'made', name: '张三', departments: [the('2')] },
    });
  });

  it.each(['not-activated', 'active'] as const)('gets one when %s', (status) => {
    expect(zhangsan(unlinked([], { told: { members: [aMember({ status })] } }))?.outcome.kind).toBe('made');
  });

  it.each(['disabled', 'left'] as const)('gets none when %s', (status) => {
    expect(zhangsan(unlinked([], { told: { members: [aMember({ status })] } }))?.outcome).toEqual({ kind: 'inactive' });
  });

  it('waits at the first run until an administrator has chosen', () => {
    expect(zhangsan(unlinked([], { options: { createUsers: undefined } }))?.outcome).toEqual({
      kind: 'waits-for-choice',
    });
  });

  it('gets none where members get none', () => {
    expect(zhangsan(unlinked([], { options: { createUsers: false } }))?.outcome).toEqual({ kind: 'not-made' });
  });

  it('gets none outside the selected departments', () => {
    const facts = unlinked([], { told: { members: [aMember({ departments: [] })] }, options: { departments: ['2'] } });
    expect(zhangsan(facts)?.outcome).toEqual({ kind: 'outside' });
  });
});

const accept = (inList: boolean) =>
  unlinked([byUsername('user')], { decisions: decide({ kind: 'adopt', userId: 7, inList }) });

describe('a member who looks like a user', () => {
  it('is suggested, and nothing is made', () => {
    expect(zhangsan(unlinked([byUsername()]))).toEqual({
      identity: ZHANGSAN,
      outcome: { kind: 'suggested', candidates: [{ userId: 7, evidence: ['username'], acceptance: 'list' }] },
      record: undefined,
    });
  });

  it('is suggested at the first run as well', () => {
    expect(zhangsan(unlinked([byUsername()], { options: { createUsers: undefined } }))?.outcome.kind).toBe('suggested');
  });

  it('becomes that user when an administrator accepts it', () => {
    const facts = unlinked([byUsername()], { decisions: decide({ kind: 'adopt', userId: 7, inList: true }) });
    expect(zhangsan(facts)).toMatchObject({
      outcome: { kind: 'adopted', userId: 7 },
      record: { userId: 7, origin: 'found' },
    });
  });

  it('does not become in a list a user whose evidence they may have typed', () => {
    expect(zhangsan(accept(true))?.outcome.kind).toBe('suggested');
    expect(zhangsan(accept(false))?.outcome.kind).toBe('adopted');
  });

  it('does not become in a list a user who is privileged', () => {
    const facts = unlinked([byUsername('other', { isPrivileged: true })], {
      decisions: decide({ kind: 'adopt', userId: 7, inList: true }),
    });
    expect(zhangsan(facts)?.outcome.kind).toBe('suggested');
  });

  it('never becomes root', () => {
    const root = byUsername('other', { isRoot: true, isPrivileged: true });
    const facts = unlinked([root], { decisions: decide({ kind: 'adopt', userId: 7, inList: false }) });
    expect(zhangsan(facts)?.outcome).toMatchObject({ kind: 'suggested', candidates: [{ acceptance: 'never' }] });
  });

  it('becomes nobody who was not suggested', () => {
    const facts = unlinked([byUsername(), aUser({ id: 8 })], {
      decisions: decide({ kind: 'adopt', userId: 8, inList: false }),
    });
    expect(zhangsan(facts)?.outcome.kind).toBe('suggested');
  });

  it('shares no user with another member: the first who is accepted has them', () => {
    const facts = unlinked([aUser({ keys: { phone: { key: '+8613800000001', writer: 'other' } } })], {
      told: {
        members: [
          aMember({ mobile: '13800000001' }),
          aMember({ memberId: 'lisi', name: '李四', mobile: '13800000001' }),
        ],
      },
      decisions: {
        members: new Map([
          [ZHANGSAN, { kind: 'adopt', userId: 7, inList: false }],
          [the('lisi'), { kind: 'adopt', userId: 7, inList: false }],
        ]),
      },
    });
    expect(planDirectory(facts).members.map(({ outcome }) => outcome.kind)).toEqual(['adopted', 'linked-elsewhere']);
  });

  it('gets a user of their own when an administrator says so', () => {
    expect(zhangsan(unlinked([byUsername()], { decisions: decide({ kind: 'make' }) }))?.outcome.kind).toBe('made');
  });

  it('is told when that user is linked to another member', () => {
    const link = { identity: the('lisi'), userId: 7 };
    const facts = unlinked([byUsername()], { actual: { users: [byUsername()], links: [link], claims: [link] } });
    expect(zhangsan(facts)?.outcome).toEqual({ kind: 'linked-elsewhere', userIds: [7] });
  });
});

describe('a link that is not whole', () => {
  it('is told when NocoBase’s row names somebody whom our claim does not', () => {
    const facts = unlinked([aUser(), aUser({ id: 8 })], {
      actual: {
        users: [aUser(), aUser({ id: 8 })],
        links: [{ identity: ZHANGSAN, userId: 7 }],
        claims: [{ identity: ZHANGSAN, userId: 8 }],
      },
    });
    expect(zhangsan(facts)?.outcome).toEqual({ kind: 'claim-of-another', userIds: [7] });
  });

  it('is none when only our claim is left', () => {
    const facts = unlinked([aUser()], { actual: { users: [aUser()], claims: [{ identity: ZHANGSAN, userId: 7 }] } });
    expect(zhangsan(facts)?.outcome.kind).toBe('made');
  });

  it('is not made again after it was removed: the user is suggested', () => {
    const facts = syncedFacts({ actual: { links: [], claims: [] } });
    expect(zhangsan(facts)?.outcome).toEqual({
      kind: 'unlinked',
      userId: 7,
      candidates: [{ userId: 7, evidence: ['former-link'], acceptance: 'singly' }],
    });
  });

  it('is made again when an administrator accepts the suggestion', () => {
    const decisions = decide({ kind: 'adopt', userId: 7, inList: false });
    expect(zhangsan(syncedFacts({ actual: { links: [], claims: [] }, decisions }))).toMatchObject({
      outcome: { kind: 'adopted', userId: 7 },
      record: undefined,
    });
  });
});

const deleted = (changes = {}) =>
  syncedFacts({
    written: { members: [aMemberRow({ userId: undefined })] },
    actual: { users: [], links: [], claims: [], memberships: [] },
    ...changes,
  });

describe('a user who was deleted by hand', () => {
  it('is not made again', () => {
    expect(zhangsan(deleted())).toEqual({ identity: ZHANGSAN, outcome: { kind: 'user-deleted' }, record: undefined });
  });

  it('is made again when an administrator says so', () => {
    expect(zhangsan(deleted({ decisions: decide({ kind: 'make' }) }))?.outcome.kind).toBe('made');
  });
});

const back = (departure: 'disabled' | 'left', name: string, decision?: MemberDecision) =>
  syncedFacts({
    told: { members: [aMember({ name })] },
    written: { members: [aMemberRow({ departure })] },
    actual: { users: [aUser({ isClosed: true, mainDepartmentId: '102' })] },
    ...(decision && { decisions: decide(decision) }),
  });

describe('a member who comes back', () => {
  it('has their user opened', () => {
    expect(zhangsan(back('disabled', '张三'))).toMatchObject({
      outcome: { kind: 'opened', userId: 7 },
      record: { departure: undefined },
    });
  });

  it.each([
    ['with another name', back('disabled', '李四')],
    ['after they were told as gone', back('left', '张三')],
  ])('is perhaps another person %s, and nothing is opened', (_, facts) => {
    expect(zhangsan(facts)).toEqual({
      identity: ZHANGSAN,
      outcome: { kind: 'reused-id', userId: 7 },
      record: undefined,
    });
  });

  it('is opened, or gets a new account, as an administrator decides', () => {
    expect(zhangsan(back('left', '张三', { kind: 'open' }))?.outcome.kind).toBe('opened');
    expect(zhangsan(back('left', '李四', { kind: 'make' }))?.outcome).toMatchObject({ kind: 'made', replaces: 7 });
  });
});

const renamed = (decisions?: Facts['decisions']['members']) =>
  syncedFacts({
    told: { members: [aMember({ memberId: 'zhangsan2' })] },
    ...(decisions && { decisions: { members: decisions } }),
  });

describe('a member who is probably there under a new ID', () => {
  it('waits for a decision: nobody is made or closed', () => {
    const { members, memberships } = planDirectory(renamed());
    expect(members.map(({ outcome }) => outcome)).toEqual([
      { kind: 'probably-renamed', other: ZHANGSAN },
      { kind: 'probably-renamed', other: the('zhangsan2') },
    ]);
    expect(memberships).toEqual([]);
  });

  it('is somebody else when an administrator says so', () => {
    const { members } = planDirectory(renamed(new Map([[the('zhangsan2'), { kind: 'make' }]])));
    expect(members.map(({ outcome }) => outcome.kind)).toEqual(['made', 'waits-for-confirmation']);
  });
});

it('gives each member an outcome of their own, also one in five departments', () => {
  const departments = ['1', '2', '3', '4', '5'].map((id) => ({ id, order: 0, isLeader: false }));
  const facts = unlinked([], { told: { members: [aMember({ departments }), aMember({ departments })] } });
  expect(planDirectory(facts).members).toHaveLength(1);
});
