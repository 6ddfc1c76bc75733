import type { Database, Model } from '@nocobase/database';
import type { ResultOf } from '../../../shared/setup';

const check = 'default-role';

/** Whether the users that automatic sign-up makes get a role; without one NocoBase lets them see nothing. */
export async function checkDefaultRole(db: Database, autoSignUp: boolean): Promise<ResultOf<'default-role'>> {
  if (!autoSignUp) {
    return { check, status: 'passed', reason: 'sign-up-off' };
  }
  // The one that NocoBase gives to new users.
  const role = (await db.getRepository('roles').findOne({ filter: { default: true } })) as Model | null;
  return role
    ? { check, status: 'passed', reason: 'there', values: { role: String(role.get('name')) } }
    : { check, status: 'failed', reason: 'missing' };
}
