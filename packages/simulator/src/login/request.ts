import type { Words } from '../language.js';
import { invalidParameter } from '../pages/invalid-parameter.js';
import type { Platform } from '../platform.js';
import { isTrusted } from '../redirect-uri.js';
import type { LoginRequest } from './scans.js';

/** Why a web-login page cannot start: the text on the page and, for a panel, the error code of `onLoginFail`. */
export interface LoginRefusal {
  text: Words;
  errCode: number;
}

const NO_SUCH_LINK: Words = { en: 'This link cannot be opened', zh: '该链接无法访问' };

const OTHER_DOMAIN: Words = {
  en: 'redirect_uri is not under the callback domain that was set',
  zh: 'redirect_uri 与配置的授权完成回调域名不一致',
};

const INVALID = { errCode: -1 };

/** Checks the query of the web-login page, the current one (doc/98152) or the old one (doc/91019). */
export function readLoginRequest(
  query: URLSearchParams,
  page: LoginRequest['page'],
  platform: Platform,
): LoginRequest | LoginRefusal {
  const refuse = (refusal: LoginRefusal) => (page === 'old' ? { ...refusal, text: NO_SUCH_LINK } : refusal);
  const agentId = query.get('agentid') ?? '';
  const redirectUri = query.get('redirect_uri') ?? '';
  const app = platform.appByAgentId(agentId);
  if ((query.get('login_type') ?? 'CorpApp') !== 'CorpApp') {
    return refuse({ text: invalidParameter('login_type'), ...INVALID });
  }
  if (query.get('appid') !== platform.corpId) {
    return refuse({ text: invalidParameter('appid'), ...INVALID });
  }
  if (!app) {
    return refuse({ text: invalidParameter('agentid'), ...INVALID });
  }
  if (!isTrusted(redirectUri, [...app.trustedDomains, ...app.callbackDomains])) {
    return refuse({ text: OTHER_DOMAIN, errCode: -31039 });
  }
  return { agentId, redirectUri, state: query.get('state') ?? '', page };
}
