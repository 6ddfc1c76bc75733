import { type Database, Op, type Transaction } from '@nocobase/database';
import { findByKey, findByKeys } from '../profile-authors/profile-authors';
import { keyOf, type ProfileField } from '../profile-authors/profile-fields';

interface Holder {
  /** The user who may have it. */
  except?: number;
  transaction?: Transaction | null;
}

/**
 * Tells whether an e-mail address is another user's, in whatever spelling. To be asked once all values are in the index
 * (`whenFilled`).
 */
export function isEmailTaken(db: Database, email: string, holder: Holder): Promise<boolean> {
  return isTaken(db, 'email', email, holder);
}

/** The same for a username. */
export function isUsernameTaken(db: Database, username: string, holder: Holder): Promise<boolean> {
  return isTaken(db, 'username', username, holder);
}

/**
 * The same for many values of new users at once. A database may take two values for equal that no two people would; that is
 * told of a value alone, and of one among others it makes the insert fail.
 */
export async function findTaken(
  db: Database,
  field: ProfileField,
  values: string[],
  transaction: Transaction,
): Promise<(value: string) => boolean> {
  if (values.length === 0) {
    return () => false;
  }
  const where = { [field]: values };
  const equal = await db.getModel('users').findAll({ attributes: ['id', field], where, transaction });
  const keys = values.flatMap((value) => keyOf(field, value) ?? []);
  const spelled = await findByKeys(db, field, keys, { transaction });
  const users = [...equal, ...spelled.map(({ user }) => user)];
  const taken = new Set(users.map((user) => keyOf(field, user.get(field))));
  return (value) => taken.has(keyOf(field, value)) || (values.length === 1 && equal.length > 0);
}

async function isTaken(
  db: Database,
  field: 'email' | 'username',
  value: string,
  { except, transaction = null }: Holder,
): Promise<boolean> {
  const others = { [field]: value, ...(except !== undefined && { id: { [Op.ne]: except } }) };
  // A unique index refuses values that the database takes for equal; MariaDB takes é for e.
  if ((await db.getModel('users').count({ where: others, ...(transaction && { transaction }) })) > 0) {
    return true;
  }
  const key = keyOf(field, value);
  const holders = key === undefined ? [] : await findByKey(db, field, key, { transaction });
  return holders.some(({ user }) => Number(user.get('id')) !== except);
}
