import type { App } from '../company.js';
import type { Platform } from '../platform.js';
import { isTrusted } from '../redirect-uri.js';

/** An in-app authorisation that was found to be in order. */
export interface AuthorizeRequest {
  app: App;
  redirectUri: string;
  state: string;
  /** Consent is asked for; otherwise the authorisation is silent. */
  asksConsent: boolean;
}

const SCOPES = ['snsapi_base', 'snsapi_privateinfo'];

/**
 * Checks the query of `/connect/oauth2/authorize` (doc/91022).
 * @returns the request, or the text of the error page
 */
export function readAuthorizeRequest(query: URLSearchParams, platform: Platform): AuthorizeRequest | string {
  const parameter = (name: string) => query.get(name) ?? '';
  const scope = parameter('scope');
  const state = parameter('state');
  if (parameter('appid') !== platform.company.corpId) {
    return '无效的appid参数';
  }
  if (parameter('response_type') !== 'code') {
    return '无效的response_type参数';
  }
  if (!SCOPES.includes(scope)) {
    return '无效的scope参数';
  }
  if (!/^[a-zA-Z0-9]{0,128}$/.test(state)) {
    return '无效的state参数 (84025)';
  }

  const agentId = parameter('agentid');
  const named = platform.appByAgentId(agentId);
  const wantsConsent = scope === 'snsapi_privateinfo';
  const agentRefused = agentId ? !named : platform.behaviour.missingAgentId === 'error-page';
  if (wantsConsent && agentRefused) {
    return '无效的agentid参数';
  }

  const redirectUri = parameter('redirect_uri');
  const candidates = named ? [named] : platform.company.apps;
  const app = candidates.find((candidate) => isTrusted(redirectUri, candidate.trustedDomains));
  if (!app) {
    return 'redirect_uri需使用应用可信域名';
  }
  return { app, redirectUri, state, asksConsent: wantsConsent && named !== undefined };
}
