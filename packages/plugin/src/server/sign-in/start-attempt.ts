import { randomBytes } from 'node:crypto';
import { isWeChatOnPhone, isWeCom } from '../../shared/user-agent';
import type { AuthorizeRequest, Flow, Scope } from '../wecom/authorize-url';
import { signInPath } from './addresses';
import { ATTEMPT_LIFETIME_MS, type Attempt } from './attempt';
import { rememberAttempt } from './attempt-cookie';
import type { CurrentAuthenticator } from './current-authenticator';
import type { RequestContext } from '../request-context';

export interface AttemptStart {
  authenticator: CurrentAuthenticator;
  /** That of the browser unless it is given. */
  flow?: Flow;
  scope: Scope;
  /** Already judged safe. */
  redirectTarget: string;
  /** The member of the silent pass, when this is the consent pass. */
  member?: Attempt['member'];
  /** The user to be linked; without one the attempt is a sign-in. */
  linkFor?: number;
}

/**
 * Makes an attempt, leaves it with the browser, and returns what WeCom's page has to be asked.
 */
export async function startAttempt(ctx: RequestContext, start: AttemptStart): Promise<AuthorizeRequest> {
  const { authenticator, scope, redirectTarget, member, linkFor } = start;
  const flow = start.flow ?? flowOf(ctx.get('User-Agent'));
  const { credentials, hosts, origin } = authenticator.options;
  const state = randomBytes(16).toString('hex') + (linkFor === undefined ? '' : 'link');
  const expiresAt = Date.now() + ATTEMPT_LIFETIME_MS;
  const attempt = { state, authenticator: authenticator.name, flow, scope, redirectTarget, expiresAt, member, linkFor };
  rememberAttempt(ctx, attempt, origin.startsWith('https:'));
  const path = await signInPath(ctx, redirectTarget, origin);
  return {
    flow,
    scope,
    state,
    corpId: credentials.corpId,
    agentId: credentials.agentId,
    redirectUri: `${origin}${path}?authenticator=${encodeURIComponent(authenticator.name)}`,
    lang: ctx.getCurrentLocale().startsWith('zh') ? 'zh' : 'en',
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
