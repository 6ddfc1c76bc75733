import type { MembershipFacts } from './membership-facts';
import { departmentIdOf, type Place } from './place-departments';
import type { RowChange } from './plan';

/**
 * Decides about a user's main department: WeCom's is taken when there is none, when it is the one that we wrote, or when the
 * user is taken out of it. It is always one of the departments that the user is going to be in.
 * @param changes of the user's memberships
 */
export function planMain(
  facts: MembershipFacts,
  changes: readonly RowChange[],
  places: ReadonlyMap<string, Place>,
): RowChange[] {
  const idOf = (department: string | undefined) => department && departmentIdOf(places.get(department));
  const current = facts.user?.mainDepartmentId;
  const isOurs = current !== undefined && idOf(facts.writtenMain) === current;
  // A run that was stopped may have taken them out before it came to this.
  const isTakenOut =
    (isOurs && !facts.actual.some(({ departmentId }) => departmentId === current)) ||
    changes.some((change) => change.kind === 'remove' && idOf(change.department) === current);
  const isFree = current === undefined || isTakenOut || isOurs;
  const rest = remaining(facts, changes, places);
  const wanted = facts.rule === 'follow' && facts.toldMain !== undefined && rest.includes(facts.toldMain);
  const department = wanted ? facts.toldMain : rest[0];
  const isOther = department === undefined || current === undefined || idOf(department) !== current;
  const isSet = facts.rule !== 'freeze' && (isTakenOut || (wanted && isFree && isOther));
  return isSet ? [{ kind: 'set-main', department }] : [];
}

/** The departments that WeCom tells and the user is going to be in. */
function remaining(
  { told, actual }: MembershipFacts,
  changes: readonly RowChange[],
  places: ReadonlyMap<string, Place>,
): string[] {
  const added = new Set(changes.map((change) => (change.kind === 'add' ? change.department : '')));
  const removed = new Set(changes.map((change) => (change.kind === 'remove' ? change.department : '')));
  const current = new Set(actual.map(({ departmentId }) => departmentId));
  return [...told.keys()].filter(
    (department) =>
      added.has(department) || (current.has(departmentIdOf(places.get(department)) ?? '') && !removed.has(department)),
  );
}
