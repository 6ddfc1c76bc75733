import { type Database, Op, type Transaction } from '@nocobase/database';
import type { StoredId } from '../nocobase/stored-id';

/** This long a row is kept, in milliseconds. */
const KEPT_MS = 60 * 60_000;

/** A user who was touched, by the row that says so. */
export interface Touch {
  rowId: number;
  userId: number;
}

/**
 * Has every node forget what it has cached of users' departments, at its next look. To be called with each change of
 * memberships, in its transaction.
 */
export async function touchUsers(
  db: Database,
  userIds: readonly number[],
  transaction: Transaction | null = null,
): Promise<void> {
  const touchedAt = new Date();
  await touchesOf(db).bulkCreate(
    [...new Set(userIds)].map((userId) => ({ userId, touchedAt })),
    { transaction },
  );
}

/** The users who were touched after a time, by the clocks of the nodes that wrote it. */
export async function findTouched(db: Database, after: Date): Promise<Touch[]> {
  const rows = (await touchesOf(db).findAll({
    where: { touchedAt: { [Op.gt]: after } },
    attributes: ['id', 'userId'],
    raw: true,
  })) as unknown as Array<{ id: StoredId; userId: StoredId }>;
  return rows.map(({ id, userId }) => ({ rowId: Number(id), userId: Number(userId) }));
}

/** Removes the rows that every node has read. */
export async function forgetTouched(db: Database, now: Date): Promise<void> {
  await touchesOf(db).destroy({ where: { touchedAt: { [Op.lt]: new Date(now.getTime() - KEPT_MS) } } });
}

function touchesOf(db: Database) {
  return db.getModel('wecomTouchedUsers');
}
