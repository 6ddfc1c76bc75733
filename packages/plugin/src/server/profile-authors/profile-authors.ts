import type { Database, Model, Transaction } from '@nocobase/database';
import type { ProfileField } from './profile-fields';
import type { Writer } from './writer';

/** A row of `wecomProfileAuthors`. */
export interface ProfileAuthor {
  id: number;
  userId: number;
  field: ProfileField;
  value: string;
  writer: Writer;
}

type Within = { transaction?: Transaction | null };

export function authorsOf(db: Database) {
  return db.getModel('wecomProfileAuthors');
}

/** What is known of some users, in no order. */
export async function readAuthors(
  db: Database,
  userIds: number[],
  { transaction = null }: Within = {},
): Promise<ProfileAuthor[]> {
  const rows = await authorsOf(db).findAll({ where: { userId: userIds }, transaction });
  return rows.map(toAuthor);
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

/** Some drivers give a big integer as text. */
type Stored<Row extends object> = Row & Record<'id' | 'userId', number | string>;

export function toAuthor(row: Pick<Model, 'get'>): ProfileAuthor {
  const { id, userId, field, value, writer } = row.get() as Stored<Pick<ProfileAuthor, 'field' | 'value' | 'writer'>>;
  return { id: Number(id), userId: Number(userId), field, value, writer };
}
