import type { ActualMembership, WrittenMembership } from './facts';
import type { MembershipFacts } from './membership-facts';
import type { MembershipRule } from './membership-rule';
import { departmentIdOf, type Place } from './place-departments';
import type { MembershipChange, RowChange } from './plan';
import { planMain } from './plan-main';
import { takesOver } from './three-way';

/**
 * Decides what changes of one user's memberships. Only what we wrote is taken back: a row made by hand stays, also when WeCom
 * tells the same; one that we wrote and somebody removed is not made again; and an owner set by hand stays until WeCom's own
 * word changes.
 */
export function planMemberships(facts: MembershipFacts, places: ReadonlyMap<string, Place>): MembershipChange[] {
  const rows = new Map(facts.written.map((row) => [row.department, row]));
  const actual = new Map(facts.actual.map((row) => [row.departmentId, row]));
  const actualIn = (department: string) => actual.get(departmentIdOf(places.get(department)) ?? '');
  const added = [...facts.told].flatMap(([department, isLeader]) =>
    planTold({ department, isLeader, row: rows.get(department), actual: actualIn(department) }, facts.rule, places),
  );
  const dropped = facts.written.flatMap(({ department }) =>
    isDropped(department, facts, places.get(department)) ? [planDropped(department, actualIn(department))] : [],
  );
  const changes = [...added, ...dropped];
  return [...changes, ...planMain(facts, changes, places)].map((change) => ({
    ...change,
    identity: facts.identity,
    userId: facts.user?.id,
  }));
}

interface Told {
  department: string;
  isLeader: boolean;
  row: WrittenMembership | undefined;
  actual: ActualMembership | undefined;
}

function planTold(
  { department, isLeader, row, actual }: Told,
  rule: MembershipRule,
  places: ReadonlyMap<string, Place>,
): RowChange[] {
  const kind = places.get(department)?.kind;
  const isNew = kind === 'new';
  if (rule !== 'follow' || (kind !== 'there' && !isNew)) {
    return [];
  }
  if (isNew || (!row && !actual)) {
    return [{ kind: 'add', department, isOwner: isLeader }];
  }
  if (!row || !actual || row.isOwner === isLeader) {
    return [];
  }
  const isWritten = takesOver({ written: row.isOwner, told: isLeader, actual: actual.isOwner });
  return [{ kind: 'set-owner', department, isOwner: isLeader, isWritten }];
}

/** Tells whether a membership that we wrote goes. */
function isDropped(department: string, { rule, told }: MembershipFacts, place: Place | undefined): boolean {
  if (place?.kind === 'deleted-by-hand') {
    return true;
  }
  // Without a place nothing is known about it: the answer is in doubt.
  if (rule === 'freeze' || !place) {
    return false;
  }
  const isGone = place.kind === 'vanished' || place.kind === 'unselected';
  return rule === 'take-back' || isGone || (rule !== 'keep' && !told.has(department));
}

function planDropped(department: string, actual: ActualMembership | undefined): RowChange {
  return { kind: actual ? 'remove' : 'forget', department };
}
