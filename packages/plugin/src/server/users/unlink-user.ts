import type { Database, Transaction } from '@nocobase/database';
import { type LinkRow, removeClaims } from './link-rows';

/** Removes NocoBase's row and the claim. The user's sessions go on: they end as every session does. */
export async function unlinkUser(db: Database, link: LinkRow, transaction: Transaction): Promise<void> {
  const { id, authenticator, identity, userId } = link;
  const filter = { authenticator, userId, uuid: identity };
  await db.getRepository('usersAuthenticators').destroy({ filter, transaction });
  await removeClaims(db, [id], transaction);
}
