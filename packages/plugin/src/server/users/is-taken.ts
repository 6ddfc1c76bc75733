import type { Database, Filter, Model, Transaction } from '@nocobase/database';
import { authorsOf } from '../profile-authors/profile-authors';
import { keyOf } from '../profile-authors/profile-fields';

interface Holder {
  /** The user who may have it. */
  except?: number | undefined;
  transaction?: Transaction | undefined;
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
  { except, transaction }: Holder,
): Promise<boolean> {
  const users = db.getRepository('users');
  const ask = (condition: Filter) => ({
    filter: { [field]: condition, ...(except !== undefined && { id: { $ne: except } }) },
    ...(transaction && { transaction }),
  });
  // What the database takes for equal, its unique index refuses; MariaDB takes é for e.
  return (
    (await users.count(ask({ $eq: value }))) > 0 || (await hasOtherSpelling(db, field, value, { except, transaction }))
  );
}

// By the index of the values in one form. A row says nothing about a user whose value is another one by now.
async function hasOtherSpelling(db: Database, field: 'email' | 'username', value: string, holder: Holder) {
  const key = keyOf(field, value);
  const rows = await authorsOf(db).findAll({
    where: { field, value: key ?? '' },
    include: [{ association: 'user', attributes: ['id', field], required: true }],
    ...(holder.transaction && { transaction: holder.transaction }),
  });
  const holders = rows.map((row) => row.get('user') as Model);
  return holders.some((user) => Number(user.get('id')) !== holder.except && keyOf(field, user.get(field)) === key);
}
