import { describe, expect, it } from 'vitest';
import { aDepartment, aMember, aMemberRow, aUser, syncedFacts, the } from '../testing/builders';
import type { ActualUser, Facts, LeaverAnswer, WrittenMember } from './facts';
import type { MemberOutcome } from './plan';
import { membersToAsk, planDirectory } from './plan-directory';

interface Changes {
  count: number;
  gone: number;
  answer?: LeaverAnswer | ((index: number) => LeaverAnswer);
  row?: Partial<WrittenMember>;
  user?: Partial<ActualUser>;
  others?: Parameters<typeof syncedFacts>[0];
}

/** So many synchronised members, of whom the first ones are missing. The last user may administrate. */
function aCompany({ count, gone, answer, row, user, others = {} }: Changes): Facts {
  const all = Array.from({ length: count }, (_, index) => index);
  const isGone = (index: number) => index < gone;
  const links = all.map((index) => ({ identity: the(`m${index}`), userId: index + 1 }));
  return syncedFacts({
    ...others,
    told: {
      members: all
        .filter((index) => !isGone(index))
        .map((index) => aMember({ memberId: `m${index}`, name: `n${index}` })),
      ...others.told,
    },
    written: {
      members: all.map((index) =>
        aMemberRow({ identity: the(`m${index}`), userId: index + 1, name: `n${index}`, ...(isGone(index) && row) }),
      ),
      memberships: all.map((index) => ({ userId: index + 1, department: the('2'), isOwner: false })),
    },
    actual: {
      users: [
        ...all.map((index) => aUser({ id: index + 1, mainDepartmentId: '102', ...(isGone(index) && user) })),
        aUser({ id: 9999, isRoot: true, isPrivileged: true }),
      ],
      links,
      claims: links,
      memberships: all.map((index) => ({ userId: index + 1, departmentId: '102', isOwner: index === 0 })),
      ...others.actual,
    },
    answers: new Map(
      all.filter(isGone).flatMap((index) => {
        const given = typeof answer === 'function' ? answer(index) : answer;
        return given ? [[the(`m${index}`), given] as const] : [];
      }),
    ),
  });
}

const outcomes = (facts: Facts): MemberOutcome[] =>
  planDirectory(facts)
    .members.filter(({ outcome }) => outcome.kind !== 'unchanged')
    .map(({ outcome }) => outcome);

const kinds = (facts: Facts) => outcomes(facts).map(({ kind }) => kind);
const LEFT = { kind: 'left' } as const;
const INSIDE = { kind: 'active', departmentIds: ['2'] } as const;

describe('the budget comes first', () => {
  it('lets five of twenty be asked about, and then closes them', () => {
    expect(membersToAsk(planDirectory(aCompany({ count: 20, gone: 5 })))).toHaveLength(5);
    expect(kinds(aCompany({ count: 20, gone: 5, answer: LEFT }))).toEqual(Array(5).fill('closed'));
  });

  it('asks about nobody above it, closes nobody, and writes everything else', () => {
    const facts = aCompany({
      count: 20,
      gone: 6,
      answer: LEFT,
      others: { told: { departments: [aDepartment({ id: '1', parentId: undefined }), aDepartment({ name: 'New' })] } },
    });
    expect(membersToAsk(planDirectory(facts))).toEqual([]);
    expect(kinds(facts)).toEqual(Array(6).fill('waits-for-confirmation'));
    expect(planDirectory(facts).departments.at(-1)?.outcome).toBe('changed');
  });

  it('counts what was closed in the last day', () => {
    expect(kinds(aCompany({ count: 20, gone: 2, answer: LEFT, others: { budgetUsed: 4 } }))).toEqual(
      Array(2).fill('waits-for-confirmation'),
    );
  });

  it('closes no more than half of a company of five', () => {
    expect(kinds(aCompany({ count: 5, gone: 2, answer: LEFT }))).toEqual(['closed', 'closed']);
    expect(kinds(aCompany({ count: 5, gone: 3, answer: LEFT }))).toEqual(Array(3).fill('waits-for-confirmation'));
  });

  it('does not hold those whom an administrator confirmed, and asks about each of them', () => {
    const members = new Map(Array.from({ length: 6 }, (_, index) => [the(`m${index}`), { kind: 'close' as const }]));
    const company = (answer?: Changes['answer']) =>
      aCompany({ count: 20, gone: 6, ...(answer && { answer }), others: { decisions: { members } } });
    expect(membersToAsk(planDirectory(company()))).toHaveLength(6);
    expect(kinds(company((index) => (index === 0 ? INSIDE : LEFT)))).toEqual([
      'kept-open',
      ...Array<string>(5).fill('closed'),
    ]);
  });
});

describe('then WeCom is asked about each', () => {
  it('decides about nobody before it was asked about all', () => {
    const facts = aCompany({ count: 20, gone: 3, answer: LEFT });
    const some = new Map([...facts.answers].slice(1));
    expect(kinds({ ...facts, answers: some })).toEqual(Array(3).fill('to-be-asked'));
  });

  it('keeps open about whom it gave no answer', () => {
    expect(outcomes(aCompany({ count: 20, gone: 1, answer: { kind: 'none' } }))).toEqual([
      { kind: 'kept-open', userId: 1, reason: 'no-answer' },
    ]);
  });

  it('keeps open who is there after all', () => {
    const facts = aCompany({ count: 40, gone: 4, answer: (index) => (index < 3 ? INSIDE : LEFT) });
    expect(kinds(facts)).toEqual(['kept-open', 'kept-open', 'kept-open', 'closed']);
  });

  it('closes nobody when more than three are there after all', () => {
    const facts = aCompany({ count: 60, gone: 5, answer: (index) => (index < 4 ? INSIDE : LEFT) });
    expect(outcomes(facts).map((outcome) => 'reason' in outcome && outcome.reason)).toEqual([
      ...Array<string>(4).fill('is-there'),
      'others-are-there',
    ]);
  });

  it('takes memberships back from one who moved out of the selection, and leaves the account open', () => {
    const { members, memberships } = planDirectory(
      aCompany({
        count: 20,
        gone: 1,
        answer: { kind: 'active', departmentIds: ['77'] },
        others: { options: { departments: ['2'] } },
      }),
    );
    expect(members.at(-1)).toMatchObject({
      outcome: { kind: 'moved-out', userId: 1 },
      record: { departure: 'moved-out' },
    });
    expect(memberships.map(({ kind }) => kind)).toEqual(['remove', 'set-main']);
  });
});

describe('who is told in another department than those selected', () => {
  it('has moved out, without a question', () => {
    const facts = syncedFacts({
      told: {
        departments: [
          aDepartment({ id: '1', parentId: undefined }),
          aDepartment(),
          aDepartment({ id: '3', parentId: '1' }),
        ],
        members: [aMember({ departments: [{ id: '3', order: 0, isLeader: false }] })],
      },
      options: { departments: ['2'] },
    });
    expect(kinds(facts)).toEqual(['moved-out']);
    expect(planDirectory(facts).memberships).toMatchObject([{ kind: 'remove' }, { kind: 'set-main' }]);
  });
});

describe('an answer that looks incomplete', () => {
  it.each([
    ['no-members', { members: [] }, []],
    ['no-departments', { departments: [] }, []],
    ['selected-department-missing', {}, ['2', '8']],
  ] as const)('closes nobody, whatever is confirmed: %s', (reason, told, departments) => {
    const members = new Map([[the('m0'), { kind: 'close' as const }]]);
    const facts = aCompany({
      count: 20,
      gone: 1,
      answer: LEFT,
      others: { told, options: { departments: [...departments] }, decisions: { members } },
    });
    expect(outcomes(facts)).toContainEqual({ kind: 'kept-open', userId: 1, reason });
    expect(kinds(facts)).not.toContain('closed');
    expect(planDirectory(facts).memberships).toEqual([]);
  });
});

describe('who is closed', () => {
  it('keeps memberships, and is told with the departments they own', () => {
    const { members, memberships } = planDirectory(aCompany({ count: 20, gone: 1, answer: LEFT }));
    expect(members.at(-1)).toMatchObject({
      outcome: { kind: 'closed', userId: 1, reason: 'left', ownedDepartments: ['102'] },
      record: { departure: 'left' },
    });
    expect(memberships).toEqual([]);
  });

  it.each(['disabled', 'left'] as const)('is also one whom WeCom tells as %s', (status) => {
    const told = {
      members: [
        aMember({ memberId: 'm0', status }),
        ...Array.from({ length: 19 }, (_, index) => aMember({ memberId: `m${index + 1}`, name: `n${index + 1}` })),
      ],
    };
    expect(outcomes(aCompany({ count: 20, gone: 1, answer: { kind: status }, others: { told } }))).toMatchObject([
      { kind: 'closed', reason: status },
    ]);
  });

  it('is a user whom a run made, when out of range', () => {
    expect(outcomes(aCompany({ count: 20, gone: 1, answer: { kind: 'out-of-range' } }))).toMatchObject([
      { kind: 'closed', reason: 'out-of-range' },
    ]);
  });

  it.each([
    ['who was found', { row: { origin: 'found' as const } }],
    ['who is active in another source', { user: { isActiveElsewhere: true } }],
  ])('is no user %s, when out of range: only memberships are taken back', (_, changes) => {
    const { members, memberships } = planDirectory(
      aCompany({ count: 20, gone: 1, answer: { kind: 'out-of-range' }, ...changes }),
    );
    expect(members.at(-1)).toMatchObject({
      outcome: { kind: 'out-of-range', userId: 1 },
      record: { departure: 'taken-back' },
    });
    expect(memberships.map(({ kind }) => kind)).toEqual(['remove', 'set-main']);
  });

  it('is a user who was found, when it is proved that they are gone', () => {
    expect(kinds(aCompany({ count: 20, gone: 1, answer: LEFT, row: { origin: 'found' } }))).toEqual(['closed']);
  });

  it('is never root', () => {
    expect(kinds(aCompany({ count: 20, gone: 1, answer: LEFT, user: { isRoot: true } }))).toEqual(['root']);
  });

  it('is never the last who may administrate', () => {
    const facts = aCompany({ count: 20, gone: 2, answer: LEFT, user: { isPrivileged: true } });
    const withoutRoot = facts.actual.users.filter(({ isRoot }) => !isRoot);
    expect(outcomes({ ...facts, actual: { ...facts.actual, users: withoutRoot } })).toMatchObject([
      { kind: 'closed', userId: 1 },
      { kind: 'kept-open', userId: 2, reason: 'last-privileged' },
    ]);
  });

  it('is nobody where leavers are only reported, but those who were confirmed', () => {
    const others = {
      options: { leavers: 'report' as const },
      decisions: { members: new Map([[the('m0'), { kind: 'close' as const }]]) },
    };
    expect(kinds(aCompany({ count: 20, gone: 2, answer: LEFT, others }))).toEqual(['reported', 'closed']);
  });

  it('is nobody whose link was removed: only memberships are taken back', () => {
    const facts = syncedFacts({
      told: { members: [aMember({ memberId: 'lisi' })] },
      actual: { links: [], claims: [] },
      answers: new Map([[the('zhangsan'), LEFT]]),
    });
    expect(outcomes(facts)).toContainEqual({ kind: 'unlinked-gone', userId: 7 });
    expect(planDirectory(facts).memberships).toContainEqual(expect.objectContaining({ kind: 'remove', userId: 7 }));
  });
});

describe('who has departed', () => {
  it('stays as they were left, and is not asked about again', () => {
    const facts = aCompany({ count: 20, gone: 1, row: { departure: 'left' }, user: { isClosed: true } });
    expect(outcomes(facts)).toEqual([{ kind: 'departed', userId: 1, departure: 'left' }]);
    expect(membersToAsk(planDirectory(facts))).toEqual([]);
  });

  it('is not closed again after somebody opened them', () => {
    expect(kinds(aCompany({ count: 20, gone: 1, answer: LEFT, row: { departure: 'left' } }))).toEqual(['departed']);
  });

  it('may still leave after they moved out', () => {
    expect(kinds(aCompany({ count: 20, gone: 1, answer: LEFT, row: { departure: 'moved-out' } }))).toEqual(['closed']);
  });

  it('has what an interrupted run left of their memberships taken back', () => {
    expect(
      planDirectory(aCompany({ count: 20, gone: 1, row: { departure: 'taken-back' } })).memberships.map(
        ({ kind }) => kind,
      ),
    ).toEqual(['remove', 'set-main']);
  });
});

it('has nothing to do about a leaver whose user was deleted', () => {
  const facts = syncedFacts({
    told: { members: [aMember({ memberId: 'lisi' })] },
    actual: { users: [], links: [], claims: [], memberships: [] },
  });
  expect(outcomes(facts)).toContainEqual({ kind: 'user-deleted' });
});
