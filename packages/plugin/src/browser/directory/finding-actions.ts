import type { DECISIONS, Finding, SuggestedUser } from '../../shared/directory';

export type DecisionKind = (typeof DECISIONS)[number];

/** What an administrator can do about a finding, the likely thing first. */
export type FindingAction =
  /** `isSingle`: in a dialog that says what to look at, never with others. */
  { kind: 'adopt'; candidate: SuggestedUser; isSingle: boolean } | { kind: Exclude<DecisionKind, 'adopt'> };

const DECISIONS_ABOUT_MEMBERS: Partial<Record<Finding['kind'], Exclude<DecisionKind, 'adopt'>[]>> = {
  suggested: ['make'],
  unlinked: ['make'],
  'linked-elsewhere': ['make'],
  'user-deleted': ['make'],
  'waits-for-choice': ['make'],
  'not-made': ['make'],
  'reused-id': ['open', 'make'],
  'waits-for-confirmation': ['close'],
  reported: ['close'],
};

/** The actions that a finding offers. */
export function findingActions(finding: Pick<Finding, 'subject' | 'kind' | 'userId' | 'details'>): FindingAction[] {
  const { subject, kind, userId, details } = finding;
  if (subject === 'department') {
    return kind === 'deleted-by-hand' ? [{ kind: 'make' }] : [];
  }
  if (kind === 'probably-renamed') {
    // Two people after all: the one who is new gets a user, the user of the one who is gone may be closed.
    return [{ kind: userId === undefined ? 'make' : 'close' }];
  }
  const adoptions = (details.candidates ?? [])
    .filter(({ acceptance }) => acceptance !== 'never')
    .map((candidate) => ({ kind: 'adopt' as const, candidate, isSingle: candidate.acceptance !== 'list' }));
  return [...adoptions, ...(DECISIONS_ABOUT_MEMBERS[kind] ?? []).map((decision) => ({ kind: decision }))];
}

/**
 * The user whom a member may be given in a list with others: the only one who looks like them, by evidence that the user did
 * not type in themselves.
 */
export function adoptableInList({ subject, details }: Pick<Finding, 'subject' | 'details'>): number | undefined {
  const [candidate, ...others] = subject === 'member' ? (details.candidates ?? []) : [];
  return candidate?.acceptance === 'list' && others.length === 0 ? candidate.userId : undefined;
}
