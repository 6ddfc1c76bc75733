import type { Database, Transaction } from '@nocobase/database';
import type { StoredId } from '../nocobase/stored-id';

/** Tells whether a user is NocoBase's root user, whom nothing that comes from WeCom may open or change. */
export async function isRootUser(db: Database, userId: number): Promise<boolean> {
  return (await db.getRepository('rolesUsers').count({ filter: { userId, roleName: 'root' } })) > 0;
}

/** The same for all users at once: the ids of those who are root. */
export async function findRootIds(db: Database, transaction: Transaction): Promise<Set<number>> {
  const filter = { roleName: 'root' };
  const rows = (await db.getRepository('rolesUsers').find({ filter, raw: true, transaction })) as {
    userId: StoredId;
  }[];
  return new Set(rows.map(({ userId }) => Number(userId)));
}
