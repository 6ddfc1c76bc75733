import type { ExistingPhones } from '../../../shared/options';
import type { Decisions } from './facts';
import { candidateFinder, type FoundUsers } from './find-candidates';
import type { MemberIndex } from './index-facts';

export interface Suggestions {
  found: ReadonlyMap<string, FoundUsers>;
  /** Users by the identity whose suggestion an administrator accepted. */
  adopted: ReadonlyMap<string, number>;
}

/**
 * Finds the users who look like members without a link, and carries out what administrators decided about them. Each
 * decision is judged by what is there now: who no longer looks like the member, or was accepted in a list and may not be, is
 * suggested again.
 * @param unlinked identities of the members
 */
export function suggestUsers(
  unlinked: readonly string[],
  index: MemberIndex,
  existingPhones: ExistingPhones,
  decisions: Decisions['members'],
): Suggestions {
  if (unlinked.length === 0) {
    return { found: new Map(), adopted: new Map() };
  }
  const find = (linkedUsers: ReadonlySet<number>) => findAll(unlinked, { ...index, linkedUsers, existingPhones });
  const found = find(index.links.linkedUsers);
  const adopted = accept(found, decisions);
  const isAnybodyAdopted = adopted.size > 0;
  return {
    found: isAnybodyAdopted ? find(new Set([...index.links.linkedUsers, ...adopted.values()])) : found,
    adopted,
  };
}

interface Search extends Pick<MemberIndex, 'told' | 'rows' | 'users'> {
  linkedUsers: ReadonlySet<number>;
  existingPhones: ExistingPhones;
}

function findAll(unlinked: readonly string[], { told, rows, users, ...search }: Search): Map<string, FoundUsers> {
  const find = candidateFinder({ ...search, told: told.values(), users: users.values() });
  const found = new Map<string, FoundUsers>();
  for (const identity of unlinked) {
    const member = told.get(identity);
    const former = rows.get(identity)?.userId;
    if (member) {
      found.set(identity, find(member, former === undefined ? undefined : users.get(former)));
    }
  }
  return withoutDoubles(found);
}

/** A user who looks like several members is nobody's without a look. */
function withoutDoubles(found: ReadonlyMap<string, FoundUsers>): Map<string, FoundUsers> {
  const seen = new Map<number, number>();
  for (const { candidates } of found.values()) {
    candidates.forEach(({ userId }) => seen.set(userId, (seen.get(userId) ?? 0) + 1));
  }
  const judged = [...found].map(([identity, { candidates, ...others }]) => {
    const settled = candidates.map((candidate) =>
      candidate.acceptance === 'list' && seen.get(candidate.userId) !== 1
        ? { ...candidate, acceptance: 'singly' as const }
        : candidate,
    );
    return [identity, { ...others, candidates: settled }] as const;
  });
  return new Map(judged);
}

function accept(found: ReadonlyMap<string, FoundUsers>, decisions: Decisions['members']): Map<string, number> {
  const adopted = new Map<string, number>();
  const taken = new Set<number>();
  for (const [identity, { candidates }] of found) {
    const decision = decisions.get(identity);
    const userId = decision?.kind === 'adopt' ? decision.userId : undefined;
    const acceptance = candidates.find((candidate) => candidate.userId === userId)?.acceptance;
    const isAllowed =
      acceptance === 'list' || (acceptance === 'singly' && decision?.kind === 'adopt' && !decision.inList);
    if (userId !== undefined && isAllowed && !taken.has(userId)) {
      adopted.set(identity, userId);
      taken.add(userId);
    }
  }
  return adopted;
}
