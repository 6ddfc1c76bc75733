import type { Transaction } from '@nocobase/database';
import { findTaken } from '../../users/is-taken';
import type { RefreshedFields } from '../../users/user-changes';
import type { MemberToWrite } from './members-to-write';
import type { Target } from './write-plan';

/**
 * Writes what is taken over into the profiles of users who were there. An e-mail address or a phone number is never taken from
 * another user, who may sign in or be found by it.
 */
export async function writeProfiles(
  { app }: Target,
  members: readonly MemberToWrite[],
  transaction: Transaction,
): Promise<void> {
  const { db, log } = app;
  for (const { outcome } of members) {
    const values = 'values' in outcome ? outcome.values : {};
    if (!('userId' in outcome) || Object.keys(values).length === 0) {
      continue;
    }
    const { free, conflicts } = await withoutConflicts(app, values, transaction);
    if (conflicts.length > 0) {
      const about = { method: 'WeCom directory', userId: outcome.userId, fields: conflicts };
      log.warn('WeCom profile not taken over: another user has the value', about);
    }
    await db.getRepository('users').update({ filterByTk: outcome.userId, values: free, transaction });
  }
}

// What is another spelling of the user's own value is no change, so whoever has it is another user.
async function withoutConflicts(
  { db }: Target['app'],
  { nickname, email, phone }: RefreshedFields,
  transaction: Transaction,
): Promise<{ free: RefreshedFields; conflicts: string[] }> {
  const emailTaken = email !== undefined && (await findTaken(db, 'email', [email], transaction))(email);
  const phoneTaken = phone !== undefined && (await findTaken(db, 'phone', [phone], transaction))(phone);
  return {
    free: {
      ...(nickname !== undefined && { nickname }),
      ...(email !== undefined && !emailTaken && { email }),
      ...(phone !== undefined && !phoneTaken && { phone }),
    },
    conflicts: [...(emailTaken ? ['email'] : []), ...(phoneTaken ? ['phone'] : [])],
  };
}
