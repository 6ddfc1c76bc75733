import type { Database, Model } from '@nocobase/database';
import type { CurrentAuthenticator } from '../authenticators/current';
import { findLink, type LinkRow } from './link-rows';

/** A member's link as the database has it. */
export type LinkLookup =
  | { user: Model; claim: LinkRow; staleClaimId: undefined }
  /**
   * `staleClaimId`: a claim whose link is gone (the user was deleted); a new link replaces it. `isBarred`: the database's
   * comparison without regard to case has found another member.
   */
  | { user: undefined; staleClaimId: number | undefined; isBarred: boolean };

/**
 * Finds the user linked to a member.
 * @param identity `corpId/memberid`
 */
export async function findLinkedUser(
  db: Database,
  { model, name }: CurrentAuthenticator,
  identity: string,
): Promise<LinkLookup> {
  const claim = await findLink(db, { authenticator: name, identity });
  if (!claim) {
    return { user: undefined, staleClaimId: undefined, isBarred: false };
  }
  const [user] = await model.getUsers({
    where: { id: claim.userId },
    through: { where: { uuid: claim.identity } },
    joinTableAttributes: [],
  });
  if (!user) {
    return { user: undefined, staleClaimId: claim.id, isBarred: false };
  }
  // MariaDB takes capital and small letters for the same, and so finds the member of another corp.
  const isSame = claim.identity === identity;
  return isSame
    ? { user, claim, staleClaimId: undefined }
    : { user: undefined, staleClaimId: undefined, isBarred: true };
}
