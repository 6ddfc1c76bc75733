import type { Database, Model, Transaction } from '@nocobase/database';
import type { StoredId } from '../nocobase/stored-id';
import { keyOf, type ProfileField } from './profile-fields';
import type { Writer } from './writer';

/** A row of `wecomProfileAuthors`. */
export interface ProfileAuthor {
  id: number;
  userId: number;
  field: ProfileField;
  value: string;
  writer: Writer;
}

type StoredAuthor = Omit<ProfileAuthor, 'id' | 'userId'> & Record<'id' | 'userId', StoredId>;

type Within = { transaction?: Transaction | null };

export function authorsOf(db: Database) {
  return db.getModel('wecomProfileAuthors');
}

/** The known authors of some users, in no order. */
export async function readAuthors(
  db: Database,
  userIds: number[],
  { transaction = null }: Within = {},
): Promise<ProfileAuthor[]> {
  // Raw: a model for each row would take most of the time when there are many.
  const rows = await authorsOf(db).findAll({ where: { userId: userIds }, transaction, raw: true });
  return (rows as unknown as StoredAuthor[]).map(({ id, userId, ...row }) => ({
    id: Number(id),
    userId: Number(userId),
    ...row,
  }));
}

/**
 * The users who have a value, in whatever spelling, and who wrote it: one query, by the index of our own collection. A row
 * says nothing about a user whose value is another one by now; what came past the plugin since it last looked is missing.
 * @param key as `keyOf` makes it
 * @returns each user with the id and this field
 */
export function findByKey(
  db: Database,
  field: ProfileField,
  key: string,
  within: Within = {},
): Promise<Array<{ user: Model; writer: Writer }>> {
  return findByKeys(db, field, [key], within);
}

/** The same for any of several values. */
export async function findByKeys(
  db: Database,
  field: ProfileField,
  keys: readonly string[],
  { transaction = null }: Within = {},
): Promise<Array<{ user: Model; writer: Writer }>> {
  const rows = await authorsOf(db).findAll({
    where: { field, value: [...keys] },
    include: [{ association: 'user', attributes: ['id', field], required: true }],
    transaction,
  });
  const wanted = new Set<string | undefined>(keys);
  return rows
    .map((row) => ({ user: row.get('user') as Model, writer: row.get('writer') as Writer }))
    .filter(({ user }) => wanted.has(keyOf(field, user.get(field))));
}

/** Writes rows, each in place of what was known. */
export async function writeAuthors(
  db: Database,
  rows: Array<Omit<ProfileAuthor, 'id'>>,
  { transaction = null }: Within = {},
): Promise<void> {
  if (rows.length > 0) {
    // One statement for a row that may be there: two nodes may write it at once.
    await authorsOf(db).bulkCreate(rows, {
      updateOnDuplicate: ['value', 'writer'],
      conflictAttributes: ['userId', 'field'],
      transaction,
    });
  }
}

/** Forgets rows. */
export async function forgetAuthors(
  db: Database,
  rows: Array<Pick<ProfileAuthor, 'id'>>,
  { transaction = null }: Within = {},
): Promise<void> {
  if (rows.length > 0) {
    await authorsOf(db).destroy({ where: { id: rows.map(({ id }) => id) }, transaction });
  }
}
