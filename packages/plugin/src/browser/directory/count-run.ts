import type { MemberFinding, RunCounts } from '../../shared/directory';

/** Who has a user that a run keeps in step. */
const WITH_USER = ['unchanged', 'changed', 'made', 'adopted', 'opened', 'root'] as const satisfies MemberFinding[];

/** What an administrator has to decide about. */
const WAITING = [
  'suggested',
  'waits-for-choice',
  'unlinked',
  'user-deleted',
  'linked-elsewhere',
  'claim-of-another',
  'reused-id',
  'probably-renamed',
  'waits-for-confirmation',
] as const satisfies MemberFinding[];

/** The numbers by which a run is told in a line. */
export interface RunNumbers {
  made: number;
  changed: number;
  closed: number;
  waiting: number;
  failed: number;
  unchanged: number;
}

export function countRun({ members, departments }: RunCounts): RunNumbers {
  const sum = (...kinds: readonly MemberFinding[]) => sumOf(members, kinds);
  return {
    made: sum('made'),
    changed: sum('changed', 'adopted', 'opened', 'moved-out', 'out-of-range', 'unlinked-gone'),
    closed: sum('closed'),
    waiting: sum(...WAITING),
    failed: sum('failed') + (departments.failed ?? 0),
    unchanged: sum('unchanged', 'root'),
  };
}

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
