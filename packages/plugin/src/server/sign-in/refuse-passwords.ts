import { CodedError } from '../errors';
import type { Next, RequestContext } from '../nocobase/request-context';
import { WeComAuth } from './wecom-auth';

/** Actions of NocoBase's resource `auth` to which only an authenticator with passwords has an answer. */
const OF_PASSWORDS: readonly string[] = ['signUp', 'lostPassword', 'resetPassword', 'checkResetToken'];

/**
 * Refuses what NocoBase would ask of every authenticator and ours does not have; NocoBase would answer 500, or that it was
 * done. Runs after NocoBase has chosen the authenticator.
 * @throws CodedError wecom_no_password
 */
export async function refusePasswords(ctx: RequestContext, next: Next): Promise<void> {
  const { resourceName, actionName } = ctx.action;
  if (resourceName === 'auth' && OF_PASSWORDS.includes(actionName) && ctx.auth instanceof WeComAuth) {
    throw new CodedError('wecom_no_password');
  }
  await next();
}
