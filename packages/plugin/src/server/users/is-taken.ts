import { type Database, Op, type Transaction } from '@nocobase/database';
import { findByKey } from '../profile-authors/profile-authors';
import { keyOf } from '../profile-authors/profile-fields';

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
