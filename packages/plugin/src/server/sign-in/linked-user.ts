import type { Database, Model } from '@nocobase/database';
import type { CurrentAuthenticator } from './current-authenticator';

/** What the database knows of a member's link. */
export interface LinkLookup {
  user: Model | undefined;
  /** A claim whose link is gone (the user was deleted); a new link replaces it. */
  staleClaimId: number | undefined;
}

interface Claim {
  id: number;
  identity: string;
  userId: number;
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
  return { user, staleClaimId: user ? undefined : claim.id };
}
