import type { Database, Transaction } from '@nocobase/database';
import { normalisePhone } from './phone';

/** The authentication type of NocoBase's sign-in by a code that is sent to the phone. */
const SMS_AUTH_TYPE = 'SMS';

/** A link that came of a sign-in: nobody had a session then, and nobody has changed it since. */
const BY_SIGN_IN = { createdById: null, updatedById: null };

/**
 * The phone numbers that users have proved by SMS, in E.164: what NocoBase links them by. A link that somebody wrote proves
 * nothing.
 * @param userIds of whom; all users unless given
 */
export async function readSmsNumbers(
  db: Database,
  { userIds, transaction = null }: { userIds?: number[]; transaction?: Transaction | null },
): Promise<Map<number, Set<string | undefined>>> {
  const authenticators = (await db.getRepository('authenticators').find({
    filter: { authType: SMS_AUTH_TYPE },
    fields: ['name'],
    transaction,
    raw: true,
  })) as Array<{ name: string }>;
  if (authenticators.length === 0) {
    return new Map();
  }
  const authenticator = authenticators.map(({ name }) => name);
  const where = { authenticator, ...BY_SIGN_IN, ...(userIds && { userId: userIds }) };
  const links = await db.getModel('usersAuthenticators').findAll({ where, transaction });
  const numbers = new Map<number, Set<string | undefined>>();
  for (const link of links) {
    const userId = Number(link.get('userId'));
    numbers.set(userId, (numbers.get(userId) ?? new Set()).add(normalisePhone(String(link.get('uuid')))));
  }
  return numbers;
}
