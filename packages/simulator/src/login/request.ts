import type { Platform } from '../platform.js';
import { isTrusted } from '../redirect-uri.js';
import type { LoginRequest } from './scans.js';

/** Why a web-login page cannot start: the text on the page and, for a panel, the error code of `onLoginFail`. */
export interface LoginRefusal {
  text: string;
  errCode: number;
}

const INVALID = { errCode: -1 };

/** Checks the query of the web-login page, the current one (doc/98152) or the old one (doc/91019). */
export function readLoginRequest(
  query: URLSearchParams,
  page: LoginRequest['page'],
  platform: Platform,
): LoginRequest | LoginRefusal {
  const refuse = (refusal: LoginRefusal) => (page === 'old' ? { ...refusal, text: '该链接无法访问' } : refusal);
  const agentId = query.get('agentid') ?? '';
  const redirectUri = query.get('redirect_uri') ?? '';
  const app = platform.appByAgentId(agentId);
  if ((query.get('login_type') ?? 'CorpApp') !== 'CorpApp') {
    return refuse({ text: '无效的login_type参数', ...INVALID });
  }
  if (query.get('appid') !== platform.company.corpId) {
    return refuse({ text: '无效的appid参数', ...INVALID });
  }
  if (!app) {
    return refuse({ text: '无效的agentid参数', ...INVALID });
  }
  if (!isTrusted(redirectUri, [...app.trustedDomains, ...app.callbackDomains])) {
    return refuse({ text: 'redirect_uri 与配置的授权完成回调域名不一致', errCode: -31039 });
  }
  return { agentId, redirectUri, state: query.get('state') ?? '', page };
}
