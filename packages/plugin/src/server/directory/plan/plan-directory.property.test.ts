import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { identityOf } from '../../wecom/member-profile';
import { applyPlan } from '../testing/apply-plan';
import { aRound, type Round } from '../testing/arbitraries';
import { CORP_ID } from '../testing/builders';
import { changeByHand } from '../testing/change-by-hand';
import { Model } from '../testing/model';
import { planRound } from '../testing/run';
import type { Facts } from './facts';
import type { DirectoryPlan } from './plan';

/** Shrinking a company takes minutes: a failure tells its seed, and `endOnFailure: false` makes it small. */
const RUNS = { numRuns: 80, endOnFailure: true };

/** Lives through rounds, each carried out completely, and looks at each. */
function live(
  rounds: readonly Round[],
  look: (before: Model, facts: Facts, plan: DirectoryPlan, after: Model) => void,
) {
  const model = new Model();
  for (const round of rounds) {
    round.byHand.forEach((change) => changeByHand(model, change));
    const before = model.copy();
    const { facts, plan } = planRound(model, round);
    applyPlan(model, plan);
    look(before, facts, plan, model);
  }
}

const rounds = fc.array(aRound, { minLength: 1, maxLength: 4 });
const check = (look: Parameters<typeof live>[1]) =>
  fc.assert(
    fc.property(rounds, (lived) => live(lived, look)),
    RUNS,
  );

it('gives each member exactly one outcome', () => {
  check((_, { told, written }, { members }) => {
    const everybody = new Set([
      ...told.members.map(({ memberId }) => identityOf(CORP_ID, memberId)),
      ...written.members.map(({ identity }) => identity),
    ]);
    expect(members.map(({ identity }) => identity).toSorted()).toEqual([...everybody].toSorted());
  });
});

it('touches nothing that is somebody else’s', () => {
  check((before, { options, decisions }, _, after) => {
    const isMine = new Set([...before.departmentRows.values()].map(({ departmentId }) => departmentId));
    const identityOfDepartment = new Map(
      [...before.departmentRows.values()].map((row) => [row.departmentId, row.identity]),
    );
    const isWritten = ({ userId, departmentId }: { userId: number; departmentId: string }) =>
      before.membershipRows.some(
        (row) => row.userId === userId && row.department === identityOfDepartment.get(departmentId),
      );
    for (const [id, department] of before.departments) {
      expect(after.departments.get(id)).toEqual(isMine.has(id) ? expect.anything() : department);
    }
    for (const membership of before.memberships.filter((row) => !isWritten(row))) {
      expect(after.memberships).toContainEqual(membership);
    }
    for (const user of before.users.values()) {
      const isTied =
        after.links.some(({ userId }) => userId === user.id) ||
        [...before.memberRows.values()].some(({ userId }) => userId === user.id);
      const { nickname } = after.user(user.id);
      expect(after.user(user.id)).toEqual(isTied && !user.isRoot ? expect.anything() : user);
      expect(nickname === user.nickname || options.profile.name === 'every-sign-in').toBe(true);
    }
    for (const link of before.links) {
      expect(
        decisions.members.get(link.identity)?.kind === 'make' ||
          after.links.some((row) => row.identity === link.identity && row.userId === link.userId),
      ).toBe(true);
    }
  });
});

const mayAdministrate = (model: Model) =>
  [...model.users.values()].some(({ isPrivileged, isClosed }) => isPrivileged && !isClosed);

it('closes nobody above the budget, and leaves somebody who may administrate', () => {
  check((before, { decisions }, { members, doubt }, after) => {
    const closed = members.filter(({ outcome }) => outcome.kind === 'closed');
    const unasked = closed.filter(({ identity }) => decisions.members.get(identity)?.kind !== 'close').length;
    const synced = [...before.memberRows.values()].filter(({ departure }) => !departure).length;
    const total = synced + before.closings;
    if (unasked > 0) {
      expect(unasked + before.closings).toBeLessThanOrEqual(Math.max(5, total / 10));
      expect(unasked + before.closings).toBeLessThanOrEqual(total / 2);
    }
    expect(doubt ? closed : []).toEqual([]);
    expect(mayAdministrate(after)).toBe(mayAdministrate(before) || mayAdministrate(after));
  });
});

it('changes nothing when it is planned and carried out again', () => {
  fc.assert(
    fc.property(rounds, (lived) => {
      const model = new Model();
      for (const round of lived) {
        round.byHand.forEach((change) => changeByHand(model, change));
        const { plan } = planRound(model, round);
        applyPlan(model, plan);
        if (waits(plan)) {
          applyPlan(model, planRound(model, round).plan);
        }
        expect(applyPlan(model, planRound(model, round).plan)).toBe(0);
      }
    }),
    RUNS,
  );
});

it('comes to the same end when a run was stopped in the middle', () => {
  fc.assert(
    fc.property(rounds, (lived) => {
      const model = new Model();
      for (const round of lived) {
        // A stop among siblings that somebody put into another order may leave two of them with one number.
        const byHand = round.byHand.filter(({ kind }) => kind !== 'swap-departments');
        byHand.forEach((change) => changeByHand(model, change));
        const stopped = model.copy();
        applyPlan(stopped, planRound(stopped, round).plan, round.stopAfter);
        for (const one of [stopped, stopped, model, model]) {
          applyPlan(one, planRound(one, round).plan);
        }
        expect(describe(stopped)).toEqual(describe(model));
      }
    }),
    RUNS,
  );
});

/** Tells whether the budget held somebody back: once new members are there it may be larger. */
function waits({ members }: DirectoryPlan): boolean {
  return members.some(({ outcome }) => outcome.kind === 'waits-for-confirmation');
}

/** What stands in a model, by names that do not depend on the order in which it was made. */
function describe(model: Model) {
  const rows = [...model.departmentRows.values()].filter(({ isGone }) => !isGone);
  const nameOfDepartment = new Map(rows.map((row) => [row.departmentId, row.identity]));
  const nameOfUser = new Map(model.links.map(({ identity, userId }) => [userId, identity]));
  const department = (id: string | undefined) => id && (nameOfDepartment.get(id) ?? id);
  const user = (id: number) => nameOfUser.get(id) ?? id;
  const siblings = [...model.departments.values()].toSorted((one, other) => (one.sort ?? 0) - (other.sort ?? 0));
  return {
    departments: siblings
      .filter(({ id }) => nameOfDepartment.has(id))
      .map(({ id, title, parentId }) => ({ id: department(id), title, parent: department(parentId) }))
      .toSorted((one, other) =>
        (one.parent ?? '') < (other.parent ?? '') ? -1 : (one.parent ?? '') > (other.parent ?? '') ? 1 : 0,
      ),
    users: [...model.users.values()]
      .map(({ id, nickname, isClosed, mainDepartmentId }) =>
        [user(id), nickname, isClosed, department(mainDepartmentId)].join(),
      )
      .toSorted(),
    memberships: model.memberships
      .map(({ userId, departmentId, isOwner }) => [user(userId), department(departmentId), isOwner].join())
      .toSorted(),
    rows: [...model.memberRows.values()]
      .map((row) => JSON.stringify({ ...row, userId: row.userId && user(row.userId) }))
      .toSorted(),
  };
}
