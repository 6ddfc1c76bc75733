import type { Database, Model } from '@nocobase/database';
import type { CurrentAuthenticator } from './current-authenticator';

/** What the database knows of a member's link. */
export interface LinkLookup {
  user: Model | undefined;
  /** A claim whose link is gone (the user was deleted); a new link replaces it. */
  staleClaimId: number | undefined;
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
  const claim = await db.getRepository('wecomLinks').findOne({ filter: { authenticator: name, identity } });
  if (!claim) {
    return { user: undefined, staleClaimId: undefined };
  }
  const [user] = (await model.getUsers({
    where: { id: claim.get('userId') },
    through: { where: { uuid: identity } },
    joinTableAttributes: [],
  })) as Model[];
  return { user, staleClaimId: user ? undefined : (claim.get('id') as number) };
}
