import { groupBy } from '../../../shared/group-by';
import type { DirectoryPlan, MembershipChange, PlannedMember } from '../plan/plan';

/** A member with everything that is written for them, and for a user who was theirs before. */
export interface MemberToWrite extends PlannedMember {
  changes: readonly MembershipChange[];
}

/** Picks the members of a plan for whom anything is written. */
export function membersToWrite({ members, memberships }: DirectoryPlan): MemberToWrite[] {
  const changesOf = groupBy(memberships, ({ identity }) => identity);
  return members
    .map((member) => ({ ...member, changes: changesOf.get(member.identity) ?? [] }))
    .filter((member) => member.changes.length > 0 || isWritten(member));
}

function isWritten({ outcome, record }: PlannedMember): boolean {
  switch (outcome.kind) {
    case 'made':
    case 'adopted':
    case 'opened':
    case 'closed':
      return true;
    default:
      return record !== undefined || ('values' in outcome && Object.keys(outcome.values).length > 0);
  }
}
