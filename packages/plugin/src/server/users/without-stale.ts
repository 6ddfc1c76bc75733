import type { Database } from '@nocobase/database';
import type { LinkRow } from './unlink-user';

/** Some drivers give a big integer as text. */
type Id = number | string;

/** Leaves out the claims whose link is gone: NocoBase's row is the truth. */
export async function withoutStale(db: Database, claims: LinkRow[]): Promise<LinkRow[]> {
  const userIds = claims.map(({ userId }) => userId);
  const rows = (await db.getRepository('usersAuthenticators').find({
    filter: { userId: { $in: userIds } },
    raw: true,
  })) as Array<{ authenticator: string; userId: Id; uuid: string }>;
  const linked = new Set(rows.map(({ authenticator, userId, uuid }) => keyOf(authenticator, userId, uuid)));
  return claims.filter(({ authenticator, userId, identity }) => linked.has(keyOf(authenticator, userId, identity)));
}

function keyOf(authenticator: string, userId: Id, identity: string): string {
  return JSON.stringify([authenticator, Number(userId), identity]);
}
