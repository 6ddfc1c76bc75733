import type { Database, Transaction } from '@nocobase/database';

/** A row of `wecomLinks`: the claim that stands for a link. */
export interface LinkRow {
  id: number;
  authenticator: string;
  /** `corpId/memberid` */
  identity: string;
  memberName: string;
  userId: number;
  createdAt: Date | string;
  lastSignInAt: Date | string | null;
}

/** Removes NocoBase's row and the claim. The user's sessions go on: they end as every session does. */
export async function unlinkUser(db: Database, link: LinkRow, transaction: Transaction): Promise<void> {
  const { id, authenticator, identity, userId } = link;
  const filter = { authenticator, userId, uuid: identity };
  await db.getRepository('usersAuthenticators').destroy({ filter, transaction });
  await db.getRepository('wecomLinks').destroy({ filterByTk: id, transaction });
}
