import type { PanelRequest } from '../../shared/sign-in';
import { askedTarget } from '../round-trip/asked-target';
import { ATTEMPT_LIFETIME_MS } from '../round-trip/attempt';
import { readCurrentAuthenticator } from '../authenticators/current';
import { asLoggedSignInError } from '../round-trip/explain';
import { refuseElsewhere } from '../round-trip/opened-address';
import { startAttempt } from '../round-trip/start';
import type { Next, RequestContext } from '../nocobase/request-context';

/**
 * `GET wecom:openPanel?authenticator=NAME[&redirect=PATH]`: the way into a sign-in by the QR code on the sign-in page. Makes
 * the attempt of `wecom:authorize` in the web flow, and answers what WeCom's panel has to be asked instead of going there.
 * @throws SignInError as JSON, because a script asked
 */
export async function openPanel(ctx: RequestContext, next: Next): Promise<void> {
  ctx.set('Cache-Control', 'no-store');
  try {
    const authenticator = await readCurrentAuthenticator(ctx, ctx.action.params['authenticator']);
    refuseElsewhere(ctx, authenticator.options.origin);
    const redirectTarget = askedTarget(ctx) ?? authenticator.options.redirectPath;
    const request = await startAttempt(ctx, { authenticator, flow: 'web', scope: 'snsapi_base', redirectTarget });
    const { corpId, agentId, redirectUri, state, lang } = request;
    ctx.body = { corpId, agentId, redirectUri, state, lang, lifetimeMs: ATTEMPT_LIFETIME_MS } satisfies PanelRequest;
  } catch (error) {
    throw asLoggedSignInError(ctx.app, error);
  }
  await next();
}
