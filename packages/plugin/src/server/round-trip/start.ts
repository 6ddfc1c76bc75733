import { randomBytes } from 'node:crypto';
import { stateFor } from '../../shared/attempt-state';
import { isWeChatOnPhone, isWeCom } from '../../shared/user-agent';
import type { AuthorizeRequest, Flow, Scope } from '../wecom/authorize-url';
import { signInPath } from './addresses';
import { ATTEMPT_LIFETIME_MS, type Attempt } from './attempt';
import { rememberAttempt } from './attempt-cookie';
import type { CurrentAuthenticator } from '../authenticators/current';
import type { RequestContext } from '../nocobase/request-context';
import { pageLanguage } from './page-language';
import type { Purpose } from './purpose';

/** The target of a sign-in when the browser has no room for a longer one. */
const SHORTEST_TARGET = '/admin';

export interface AttemptStart {
  authenticator: CurrentAuthenticator;
  /** A sign-in unless it is given. */
  purpose?: Purpose;
  /** The browser's own unless given. */
  flow?: Flow;
  scope: Scope;
  /** Already judged safe. Dropped when the browser's cookies have no room for it. */
  redirectTarget: string;
  /** The member of the silent pass, when this is the consent pass. */
  member?: Attempt['member'];
  /** `new`: make a new user rather than ask whose typed number it is. */
  account?: Attempt['account'];
}

/**
 * Makes an attempt, leaves it with the browser, and returns what WeCom's page has to be asked.
 */
export async function startAttempt(ctx: RequestContext, start: AttemptStart): Promise<AuthorizeRequest> {
  const { authenticator, purpose = { kind: 'sign-in' }, scope, member, account } = start;
  const flow = start.flow ?? flowOf(ctx.get('User-Agent'));
  const { credentials, hosts, origin } = authenticator.options;
  const state = stateFor(purpose.kind, randomBytes(16).toString('hex'));
  const expiresAt = Date.now() + ATTEMPT_LIFETIME_MS;
  const full = { state, authenticator: authenticator.name, purpose, flow, scope, expiresAt, account, member };
  const bare = { ...full, member: undefined };
  const { redirectTarget } = rememberAttempt(
    ctx,
    [
      { ...full, redirectTarget: start.redirectTarget },
      // The member is read again then.
      { ...bare, redirectTarget: start.redirectTarget },
      { ...bare, redirectTarget: authenticator.options.redirectPath },
      { ...bare, redirectTarget: SHORTEST_TARGET },
    ],
    origin.startsWith('https:'),
  );
  const path = await signInPath(ctx, redirectTarget, origin);
  return {
    flow,
    scope,
    state,
    corpId: credentials.corpId,
    agentId: credentials.agentId,
    redirectUri: `${origin}${path}?authenticator=${encodeURIComponent(authenticator.name)}`,
    lang: pageLanguage(ctx),
    authorizeBaseUrl: hosts.authorizeBaseUrl,
    loginBaseUrl: hosts.loginBaseUrl,
  };
}

function flowOf(userAgent: string): Flow {
  if (isWeCom(userAgent)) {
    return 'in-app';
  }
  return isWeChatOnPhone(userAgent) ? 'wechat' : 'web';
}
