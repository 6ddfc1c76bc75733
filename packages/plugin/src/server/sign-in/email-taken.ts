import type { Database, Transaction } from '@nocobase/database';

interface Holder {
  /** The user who may have it. */
  except?: number;
  transaction?: Transaction;
}

/** Tells whether an e-mail address is another user's. */
export async function isEmailTaken(db: Database, email: string, { except, transaction }: Holder): Promise<boolean> {
  const filter = { email, ...(except !== undefined && { id: { $ne: except } }) };
  return (await db.getRepository('users').count({ filter, ...(transaction && { transaction }) })) > 0;
}
