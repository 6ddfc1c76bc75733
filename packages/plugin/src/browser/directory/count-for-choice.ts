import type { MemberFinding, RunCounts } from '../../shared/directory';

/** Who has a user that a run keeps in step. */
const WITH_USER = ['unchanged', 'changed', 'made', 'adopted', 'opened', 'root'] as const satisfies MemberFinding[];

/** What an administrator goes by who decides whether members without a user get one. */
export interface ChoiceNumbers {
  members: number;
  linked: number;
  suggested: number;
  waiting: number;
}

export function countForChoice({ members }: RunCounts): ChoiceNumbers {
  return {
    members: sumOf(members, Object.keys(members) as MemberFinding[]),
    linked: sumOf(members, WITH_USER),
    suggested: members.suggested ?? 0,
    waiting: members['waits-for-choice'] ?? 0,
  };
}

function sumOf(members: RunCounts['members'], kinds: readonly MemberFinding[]): number {
  return kinds.reduce((total, kind) => total + (members[kind] ?? 0), 0);
}
