import { NAMESPACE } from '../../shared/auth-type';
import type { RefusalNotice } from '../../shared/setup';
import { reading } from '../action';
import { isAuthenticatorName } from '../authenticators/authenticator-name';
import { type LastRefusal, readRefusal } from '../authenticators/last-refusal';
import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { refusalTexts } from './refusal-texts';

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
  return refusal ? { ...refusal, ...translatedTexts(ctx, refusal) } : null;
});

function translatedTexts(ctx: RequestContext, refusal: LastRefusal): Pick<RefusalNotice, 'finding' | 'advice'> {
  const { finding, advice } = refusalTexts(refusal);
  const field = refusal.field && ctx.t(`option.${refusal.field}`, { ns: NAMESPACE });
  const values = { ns: NAMESPACE, ip: refusal.ip, field, interpolation: { escapeValue: false } };
  return { finding: ctx.t(finding, values), advice: ctx.t(advice, values) };
}
