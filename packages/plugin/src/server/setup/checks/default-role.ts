import type { Database, Model } from '@nocobase/database';
import type { ResultOf } from '../../../shared/setup';

const CHECK = 'default-role';

/** Whether the users that automatic sign-up makes get a role; without one NocoBase lets them see nothing. */
export async function checkDefaultRole(db: Database, autoSignUp: boolean): Promise<ResultOf<'default-role'>> {
  if (!autoSignUp) {
    return { check: CHECK, status: 'passed', reason: 'sign-up-off' };
  }
  // The one that NocoBase gives to new users.
  const role = (await db.getRepository('roles').findOne({ filter: { default: true } })) as Model | null;
  return role
    ? { check: CHECK, status: 'passed', reason: 'there', values: { role: String(role.get('name')) } }
    : { check: CHECK, status: 'failed', reason: 'missing' };
}
