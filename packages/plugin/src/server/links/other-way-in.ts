import type { Database, Model, Transaction } from '@nocobase/database';
import { presetAuthType } from '@nocobase/plugin-auth';

/**
 * Tells whether a user could sign in without an authenticator: by a password, or linked by another one that is enabled.
 * Ways that other plugins offer without a link, such as a code by SMS, are not counted: nothing here knows them.
 * @param transaction in which one way in is given up; holds the user's row, so that another one is not given up at once
 */
export async function hasOtherWayIn(
  db: Database,
  userId: number,
  authenticator: string,
  transaction: Transaction | null = null,
): Promise<boolean> {
  const user = await db.getModel('users').findByPk(userId, { transaction, lock: transaction !== null });
  const authenticators = db.getRepository('authenticators');
  if (user && hasPassword(user)) {
    const byPassword = { enabled: true, authType: presetAuthType };
    if ((await authenticators.count({ filter: byPassword, transaction })) > 0) {
      return true;
    }
  }
  const others = (await db.getRepository('usersAuthenticators').find({
    filter: { userId, authenticator: { $ne: authenticator } },
    transaction,
    raw: true,
  })) as Array<{ authenticator: string }>;
  const names = others.map((other) => other.authenticator);
  const filter = { enabled: true, name: { $in: names } };
  return names.length > 0 && (await authenticators.count({ filter, transaction })) > 0;
}

// A password is asked for together with a username or an e-mail address.
function hasPassword(user: Model): boolean {
  return Boolean(user.get('password')) && Boolean(user.get('username') || user.get('email'));
}
