import fc from 'fast-check';
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
const RUNS = { numRuns: 120, endOnFailure: true };

/** Lives through rounds, each carried out completely, and looks at each. */
function live(rounds: readonly Round[], look: (before: Model, facts: Facts, plan: DirectoryPlan, after: Model) => void) {
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
const check = (look: Parameters<typeof live>[1]) => fc.assert(fc.property(rounds, (lived) => live(lived, look)), RUNS);

it('gives each member exactly one outcome', () => {
  check((_, { told, written }, { members }) => {
    const everybody = new Set([
      ...told.members.map(({ memberId }) => identityOf(CORP_ID, memberId)),
      ...written.members.map(({ identity }) => identity),
    ]);
    expect(members.map(({ identity }) => identity).toSorted()).toEqual([...everybody].toSorted());
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
    departments: siblings.filter(({ id }) => nameOfDepartment.has(id)).map(({ id, title, parentId }) => ({ id: department(id), title, parent: department(parentId) })).toSorted((one, other) => ((one.parent ?? '') < (other.parent ?? '') ? -1 : (one.parent ?? '') > (other.parent ?? '') ? 1 : 0)),
    users: [...model.users.values()].map(({ id, nickname, isClosed, mainDepartmentId }) => [user(id), nickname, isClosed, department(mainDepartmentId)].join()).toSorted(),
    memberships: model.memberships.map(({ userId, departmentId, isOwner }) => [user(userId), department(departmentId), isOwner].join()).toSorted(),
    rows: [...model.memberRows.values()].map((row) => JSON.stringify({ ...row, userId: row.userId && user(row.userId) })).toSorted(),
  };
}
