import type { Database, Transaction } from '@nocobase/database';
import type { StoredId } from '../../nocobase/stored-id';

/**
 * NocoBase's page of departments opens those that are no leaves. It keeps that mark in its actions alone, so that whoever
 * writes without them keeps it too.
 */

/** A department has one below it now. */
export function noteChild(db: Database, parentId: StoredId | null, transaction: Transaction): Promise<void> {
  return mark(db, parentId, false, transaction);
}

/** A department may have lost the last one below it. */
export async function noteChildGone(db: Database, parentId: StoredId | null, transaction: Transaction): Promise<void> {
  if (parentId !== null && (await db.getModel('departments').count({ where: { parentId }, transaction })) === 0) {
    await mark(db, parentId, true, transaction);
  }
}

async function mark(db: Database, id: StoredId | null, isLeaf: boolean, transaction: Transaction): Promise<void> {
  if (id !== null) {
    // Without hooks, which would look the whole tree below it through for a new place.
    await db.getModel('departments').update({ isLeaf }, { where: { id }, hooks: false, silent: true, transaction });
  }
}
