import { groupBy } from '../../../shared/group-by';
import { identityOf } from '../../wecom/member-profile';
import { doubtAnswer } from './doubt-answer';
import type { Facts } from './facts';
import { indexFacts, isOfCorp } from './index-facts';
import { placeDepartments, type Place } from './place-departments';
import type { DirectoryPlan, Doubt, MembershipChange, PlannedDepartment, PlannedMember } from './plan';
import { planAllMemberships } from './plan-all-memberships';
import { planDepartments } from './plan-departments';
import { planLeavers } from './plan-leavers';
import { planMembers } from './plan-members';
import { selectDepartments, type SelectedDepartment } from './select-departments';
import { sortMembers } from './sort-members';

/**
 * Plans a run: facts in, plan out. The first plan of a run may name members to ask WeCom about (`membersToAsk`); with the
 * answers among the facts the second one decides about them. A preview is a plan that nobody carries out.
 */
export function planDirectory(facts: Facts): DirectoryPlan {
  const { corpId, told, options, written, actual, decisions } = facts;
  const selected = selectDepartments(corpId, told.departments, options.departments);
  const doubt = doubtAnswer(corpId, told, options.departments);
  const index = indexFacts(facts, selected);
  const { present, absent, renames } = sortMembers(index, decisions.members);
  const memberships = groupBy(actual.memberships, ({ userId }) => userId);
  const common = { index, renames, decisions: decisions.members, doubt };
  const members = [
    ...planMembers({ ...common, present, options }),
    ...planLeavers({
      ...common,
      ...facts,
      decisions: decisions.members,
      absent,
      memberships,
      leavers: options.leavers,
    }),
  ];
  const { departments, places } = planPlaces(facts, selected, doubt);
  const changes = actual.departments ? planAllMemberships(members, places, index, { corpId, written, actual }) : [];
  return { doubt, departments, members: settle(members, changes), memberships: changes };
}

/** The identities of members about whom WeCom has to be asked before the plan decides about them. */
export function membersToAsk({ members }: DirectoryPlan): string[] {
  return members.filter(({ outcome }) => outcome.kind === 'to-be-asked').map(({ identity }) => identity);
}

function planPlaces(
  { corpId, told, written, actual, decisions }: Facts,
  selected: ReadonlyMap<string, SelectedDepartment>,
  doubt: Doubt | undefined,
): { departments: PlannedDepartment[]; places: Map<string, Place> } {
  if (!actual.departments) {
    return { departments: [], places: new Map() };
  }
  const rows = written.departments.filter(isOfCorp(corpId));
  const common = { selected, written: rows, actual: actual.departments };
  const identities = new Set(told.departments.map(({ id }) => identityOf(corpId, id)));
  const { departmentsToMake } = decisions;
  const places = placeDepartments({ ...common, told: identities, departmentsToMake, doubt });
  return { departments: planDepartments({ ...common, places }), places };
}

/** Tells who is changed from whom nothing is written of. */
function settle(members: readonly PlannedMember[], changes: readonly MembershipChange[]): PlannedMember[] {
  const moved = new Set(changes.map(({ identity }) => identity));
  return members.map((planned) => {
    const { identity, outcome } = planned;
    if (outcome.kind !== 'changed' || moved.has(identity) || Object.keys(outcome.values).length > 0) {
      return planned;
    }
    return { ...planned, outcome: { kind: 'unchanged', userId: outcome.userId } };
  });
}
