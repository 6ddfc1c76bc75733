import { describe, expect, it } from 'vitest';
import { aDepartment, aMember, aMemberRow, aUser, someFacts, syncedFacts, the } from '../testing/builders';
import type { Facts } from './facts';
import { planDirectory } from './plan-directory';

const [COMPANY, SALES] = [the('1'), the('2')];

const changes = (facts: Facts) =>
  planDirectory(facts).memberships.map((change) => ({ ...change, identity: undefined, userId: undefined }));

/** Where Zhangsan is, as WeCom tells it. */
const isIn = (ids: string[], { leads = [] as string[], main = ids[0] } = {}) => ({
  members: [
    aMember({ departments: ids.map((id) => ({ id, order: 0, isLeader: leads.includes(id) })), mainDepartmentId: main }),
  ],
});

const row = (departmentId: string, isOwner = false) => ({ userId: 7, departmentId, isOwner });
const written = (department: string, isOwner = false) => ({ userId: 7, department, isOwner });

describe('a membership', () => {
  it('is added, with the owner, for a user who is made', () => {
    const facts = someFacts({ told: isIn(['2'], { leads: ['2'] }) });
    expect(planDirectory(facts).memberships).toEqual([
      { identity: the('zhangsan'), userId: undefined, kind: 'add', department: SALES, isOwner: true },
      { identity: the('zhangsan'), userId: undefined, kind: 'set-main', department: SALES },
    ]);
  });

  it('is not written again', () => {
    expect(changes(syncedFacts())).toEqual([]);
  });

  it('is taken back when WeCom tells it no longer', () => {
    expect(changes(syncedFacts({ told: isIn(['1']) }))).toEqual([
      { kind: 'add', department: COMPANY, isOwner: false },
      { kind: 'remove', department: SALES },
      { kind: 'set-main', department: COMPANY },
    ]);
  });

  it('stays where it was made by hand, when WeCom tells it and when WeCom no longer does', () => {
    const byHand = { written: { memberships: [] } };
    expect(changes(syncedFacts(byHand))).toEqual([]);
    expect(changes(syncedFacts({ ...byHand, told: isIn([]) }))).toEqual([]);
  });

  it('is not made again where somebody removed it', () => {
    const actual = { memberships: [], users: [aUser()] };
    expect(changes(syncedFacts({ actual }))).toEqual([]);
  });

  it('is forgotten when WeCom drops what somebody had removed', () => {
    const actual = { memberships: [], users: [aUser()] };
    expect(changes(syncedFacts({ actual, told: isIn([]) }))).toEqual([{ kind: 'forget', department: SALES }]);
  });

  it('is taken back from a vanished department', () => {
    const facts = syncedFacts({
      told: { ...isIn(['1', '2']), departments: [aDepartment({ id: '1', name: 'Company', parentId: undefined })] },
    });
    expect(changes(facts)).toContainEqual({ kind: 'remove', department: SALES });
  });

  it('stays while the answer is in doubt', () => {
    expect(changes(syncedFacts({ told: { departments: [], ...isIn(['2']) } }))).toEqual([]);
  });

  it('is forgotten with a department that was deleted by hand', () => {
    const facts = syncedFacts({
      actual: {
        departments: [{ id: '101', title: 'Company', parentId: undefined, sort: 1 }],
        memberships: [],
        users: [aUser()],
      },
    });
    expect(changes(facts)).toEqual([{ kind: 'forget', department: SALES }]);
  });

  it('is not given to root', () => {
    const facts = syncedFacts({
      actual: { users: [aUser({ isRoot: true })], memberships: [] },
      written: { memberships: [] },
    });
    expect(changes(facts)).toEqual([]);
  });

  it('of one whose link was removed is taken back when WeCom drops it, and none is added', () => {
    const actual = { links: [], claims: [] };
    expect(changes(syncedFacts({ actual, told: isIn(['1', '2']) }))).toEqual([]);
    expect(changes(syncedFacts({ actual, told: isIn(['1']) }))).toEqual([
      { kind: 'remove', department: SALES },
      { kind: 'set-main', department: undefined },
    ]);
  });

  it('goes from the user who was linked before to the one who is linked now', () => {
    const link = { identity: the('zhangsan'), userId: 8 };
    const facts = syncedFacts({ actual: { users: [aUser(), aUser({ id: 8 })], links: [link], claims: [link] } });
    expect(planDirectory(facts).memberships).toMatchObject([
      { userId: 8, kind: 'add' },
      { userId: 8, kind: 'set-main' },
      { userId: 7, kind: 'remove' },
    ]);
  });
});

describe('an owner', () => {
  it('follows WeCom’s leaders in the rows that we made', () => {
    expect(changes(syncedFacts({ told: isIn(['2'], { leads: ['2'] }) }))).toEqual([
      { kind: 'set-owner', department: SALES, isOwner: true, isWritten: true },
    ]);
  });

  it('stays where somebody set it, while WeCom tells the same', () => {
    expect(changes(syncedFacts({ actual: { memberships: [row('102', true)] } }))).toEqual([]);
  });

  it('stays in a row that was made by hand, whoever leads in WeCom', () => {
    const facts = syncedFacts({ told: isIn(['2'], { leads: ['2'] }), written: { memberships: [] } });
    expect(changes(facts)).toEqual([]);
  });

  it('is only noted where somebody has set it already', () => {
    const facts = syncedFacts({ told: isIn(['2'], { leads: ['2'] }), actual: { memberships: [row('102', true)] } });
    expect(changes(facts)).toEqual([{ kind: 'set-owner', department: SALES, isOwner: true, isWritten: false }]);
  });
});

const inBoth = (main: string, user = aUser({ mainDepartmentId: '102' }), writtenMain: string | undefined = SALES) =>
  syncedFacts({
    told: isIn(['1', '2'], { main }),
    written: {
      memberships: [written(COMPANY), written(SALES)],
      members: [aMemberRow({ main: writtenMain, departments: [COMPANY, SALES] })],
    },
    actual: { memberships: [row('101'), row('102')], users: [user] },
  });

describe('the main department', () => {
  it('follows WeCom while it is the one that we wrote', () => {
    expect(changes(inBoth('1'))).toEqual([{ kind: 'set-main', department: COMPANY }]);
  });

  it('is taken from WeCom where there is none', () => {
    expect(changes(inBoth('1', aUser()))).toEqual([{ kind: 'set-main', department: COMPANY }]);
  });

  it('stays where somebody chose it', () => {
    expect(changes(inBoth('1', aUser(), undefined)).length).toBe(1);
    expect(changes(inBoth('1', aUser({ mainDepartmentId: '102' }), COMPANY))).toEqual([]);
  });

  it('is none that the user is not in', () => {
    expect(changes(inBoth('99'))).toEqual([]);
  });

  it('is another one when the user is taken out of it', () => {
    const facts = syncedFacts({ told: isIn(['1'], { main: undefined }) });
    expect(changes(facts)).toContainEqual({ kind: 'set-main', department: COMPANY });
  });
});
