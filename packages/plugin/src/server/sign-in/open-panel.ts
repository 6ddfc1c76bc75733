import type { PanelRequest } from '../../shared/sign-in';
import { reading } from '../action';
import { askedTarget } from '../round-trip/asked-target';
import { ATTEMPT_LIFETIME_MS } from '../round-trip/attempt';
import { refuseElsewhere } from '../round-trip/opened-address';
import { startAttempt } from '../round-trip/start';
import { startingAuthenticator } from './starting-authenticator';

/**
 * `GET wecom:openPanel?authenticator=NAME[&redirect=PATH]`: the way into a sign-in by the QR code on the sign-in page. Makes
 * the attempt of `wecom:authorize` in the web flow, and answers what WeCom's panel has to be asked instead of going there.
 * @throws CodedError as JSON, because a script asked
 */
export const openPanel = reading(async (ctx): Promise<PanelRequest> => {
  const authenticator = await startingAuthenticator(ctx, ctx.action.params['authenticator']);
  refuseElsewhere(ctx, authenticator.options.origin);
  const redirectTarget = askedTarget(ctx) ?? authenticator.options.redirectPath;
  const request = await startAttempt(ctx, { authenticator, flow: 'web', scope: 'snsapi_base', redirectTarget });
  const { corpId, agentId, redirectUri, state, lang } = request;
  return { corpId, agentId, redirectUri, state, lang, lifetimeMs: ATTEMPT_LIFETIME_MS };
});
