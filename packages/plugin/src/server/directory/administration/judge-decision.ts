import type { AskedDecision, Finding } from '../../../shared/directory';

type Kind = AskedDecision['kind'];

/** What may be decided about a member, by what was found. About everything else there is nothing to decide. */
const OF_MEMBERS: Partial<Record<Finding['kind'], readonly Kind[]>> = {
  suggested: ['adopt', 'make'],
  unlinked: ['adopt', 'make'],
  'linked-elsewhere': ['make'],
  'user-deleted': ['make'],
  'waits-for-choice': ['make'],
  'not-made': ['make'],
  'reused-id': ['open', 'make'],
  'probably-renamed': ['make', 'close'],
  'waits-for-confirmation': ['close'],
  reported: ['close'],
};

/**
 * Whether a decision fits what was found. Who looks like a member by what they may have typed themselves, or may administrate,
 * is accepted singly: in a list nobody looks at each.
 * @param inList whether others are decided on at the same time
 */
export function fits(
  decision: { kind: Kind; userId?: number | undefined },
  finding: Finding,
  inList: boolean,
): boolean {
  if (finding.subject === 'department') {
    return finding.kind === 'deleted-by-hand' && decision.kind === 'make';
  }
  if (!OF_MEMBERS[finding.kind]?.includes(decision.kind)) {
    return false;
  }
  if (decision.kind !== 'adopt') {
    return true;
  }
  const candidate = finding.details.candidates?.find(({ userId }) => userId === decision.userId);
  return candidate?.acceptance === 'list' || (candidate?.acceptance === 'singly' && !inList);
}
