import type { Database, Filter, Transaction } from '@nocobase/database';
import { fold } from '../profile-authors/fold';

interface Holder {
  /** The user who may have it. */
  except?: number;
  transaction?: Transaction;
}

/** Tells whether an e-mail address is another user's, in whatever spelling. */
export function isEmailTaken(db: Database, email: string, holder: Holder): Promise<boolean> {
  return isTaken(db, 'email', email, holder);
}

/** Tells whether a username is another user's, in whatever spelling. */
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
  if ((await users.count(ask({ $eq: value }))) > 0) {
    return true;
  }
  const folded = fold(value);
  const similar = (await users.find({
    ...ask({ $includes: longestPlainPart(folded) }),
    fields: [field],
    raw: true,
  })) as Array<Record<typeof field, string>>;
  return similar.some((user) => fold(user[field]) === folded);
}

// The database compares these characters without case, and none is special in a search; so one query finds every
// spelling that differs in case or in what stands around it.
function longestPlainPart(folded: string): string {
  const parts = folded.match(/[a-z0-9@.+-]+/g) ?? [];
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
