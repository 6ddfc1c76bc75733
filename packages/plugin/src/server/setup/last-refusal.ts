import { NAMESPACE } from '../../shared/auth-type';
import type { RefusalNotice } from '../../shared/setup';
import { reading } from '../action';
import { isAuthenticatorName } from '../authenticators/authenticator-name';
import { readRefusal } from '../authenticators/last-refusal';
import { CodedError } from '../errors';

/**
 * `GET wecom:lastRefusal?authenticator=NAME`: the last time that a sign-in failed for its configuration, or nothing.
 * @throws CodedError wecom_setup_request_invalid
 */
export const lastRefusal = reading(async (ctx): Promise<RefusalNotice | null> => {
  const { authenticator } = ctx.action.params;
  if (!isAuthenticatorName(authenticator)) {
    throw new CodedError('wecom_setup_request_invalid');
  }
  const refusal = await readRefusal(ctx.app, authenticator);
  return refusal ? { ...refusal, message: ctx.t(refusal.code, { ns: NAMESPACE }) } : null;
});
