import type { Database, Model } from '@nocobase/database';
import type { CurrentAuthenticator } from '../authenticators/current';

/** What the database knows of a member's link. */
export type LinkLookup =
  | { user: Model; claim: Claim; staleClaimId: undefined }
  /**
   * `staleClaimId`: a claim whose link is gone (the user was deleted); a new link replaces it. `isBarred`: somebody else has
   * what the database takes for the same identity.
   */
  | { user: undefined; staleClaimId: number | undefined; isBarred: boolean };

/** The row of `wecomLinks` that stands for a link. */
export interface Claim {
  id: number;
  identity: string;
  userId: number;
  /** Null: never since the link was made. */
  lastSignInAt: Date | string | null;
}

/**
 * Finds the user linked to a member.
 * @param identity `corpId/memberid`
 */
export async function findLinkedUser(
  db: Database,
  { model, name }: CurrentAuthenticator,
  identity: string,
): Promise<LinkLookup> {
  const filter = { authenticator: name, identity };
  const claim = (await db.getRepository('wecomLinks').findOne({ filter, raw: true })) as Claim | null;
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
