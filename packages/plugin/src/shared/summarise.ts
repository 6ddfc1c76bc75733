import type { MemberFinding, RunCounts } from './directory';

/** What asks an administrator for a decision. */
const ASKING = [
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

/** The numbers of a summary's sentence. */
export interface Summary {
  made: number;
  changed: number;
  closed: number;
  waiting: number;
  unchanged: number;
  failed: number;
}

/** The numbers by which a run is told in one sentence. Each member is in one of them, or is not synchronised. */
export function summarise({ members, departments }: RunCounts): Summary {
  const sum = (kinds: readonly MemberFinding[]) => kinds.reduce((total, kind) => total + (members[kind] ?? 0), 0);
  return {
    made: sum(['made']),
    changed: sum(['changed', 'adopted', 'opened', 'moved-out', 'out-of-range', 'unlinked-gone']),
    closed: sum(['closed']),
    waiting: sum(ASKING),
    unchanged: sum(['unchanged', 'root']),
    failed: sum(['failed']) + (departments.failed ?? 0),
  };
}
