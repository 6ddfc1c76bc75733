import type { App } from '../company/company.js';
import type { Words } from '../language.js';
import { invalidParameter } from '../pages/invalid-parameter.js';
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

const UNTRUSTED: Words = {
  en: 'redirect_uri must be under a trusted domain of the app',
  zh: 'redirect_uri需使用应用可信域名',
};

const SCOPES = ['snsapi_base', 'snsapi_privateinfo'];

/**
 * Checks the query of `/connect/oauth2/authorize` (doc/91022).
 * @returns the request, or why there is an error page
 */
export function readAuthorizeRequest(
  query: URLSearchParams,
  platform: Platform,
): AuthorizeRequest | { refusal: Words } {
  const parameter = (name: string) => query.get(name) ?? '';
  const scope = parameter('scope');
  const state = parameter('state');
  if (parameter('appid') !== platform.corpId) {
    return { refusal: invalidParameter('appid') };
  }
  if (parameter('response_type') !== 'code') {
    return { refusal: invalidParameter('response_type') };
  }
  if (!SCOPES.includes(scope)) {
    return { refusal: invalidParameter('scope') };
  }
  if (!/^[a-zA-Z0-9]{0,128}$/.test(state)) {
    return { refusal: invalidParameter('state', 84025) };
  }

  const agentId = parameter('agentid');
  const named = platform.appByAgentId(agentId);
  const wantsConsent = scope === 'snsapi_privateinfo';
  const agentRefused = agentId ? !named : platform.behaviour.missingAgentId === 'error-page';
  if (wantsConsent && agentRefused) {
    return { refusal: invalidParameter('agentid') };
  }

  const redirectUri = parameter('redirect_uri');
  const candidates = named ? [named] : platform.apps;
  const app = candidates.find((candidate) => isTrusted(redirectUri, candidate.trustedDomains));
  if (!app) {
    return { refusal: UNTRUSTED };
  }
  return { app, redirectUri, state, asksConsent: wantsConsent && named !== undefined };
}
