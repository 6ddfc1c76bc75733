import type { Database, Model } from '@nocobase/database';
import type { CurrentAuthenticator } from './current-authenticator';

/** What the database knows of a member's link. */
export type LinkLookup =
  | { user: Model; claim: Claim; staleClaimId: undefined }
  /** `staleClaimId`: a claim whose link is gone (the user was deleted); a new link replaces it. */
  | { user: undefined; staleClaimId: number | undefined };

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
  // MariaDB takes capital and small letters for the same, and so would find the member of another corp.
  if (claim?.identity !== identity) {
    return { user: undefined, staleClaimId: undefined };
  }
  const [user] = await model.getUsers({
    where: { id: claim.userId },
    through: { where: { uuid: identity } },
    joinTableAttributes: [],
  });
  return user ? { user, claim, staleClaimId: undefined } : { user: undefined, staleClaimId: claim.id };
}
