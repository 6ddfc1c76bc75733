import { setTimeout as sleep } from 'node:timers/promises';
import type { Application } from '@nocobase/server';
import { cacheOf, type SoftCache } from '../nocobase/cache';
import type { Credentials } from '../wecom/access-token';
import { AccessTokens } from '../wecom/access-token';
import { WeComApi } from '../wecom/api';

// One for each application, so that its sign-ins share what is under way; known by its cache, where the tokens are.
const accessTokens = new WeakMap<SoftCache, AccessTokens>();

/** What a call to WeCom needs to know of an authenticator's options. */
export interface ApiOptions {
  credentials: Credentials;
  hosts: { apiBaseUrl: string };
}

/** Makes the WeCom calls of an authenticator available, with the access token kept in NocoBase's cache. */
export function weComApiOf(app: Application, { credentials, hosts }: ApiOptions, fetch = globalThis.fetch): WeComApi {
  const cache = cacheOf(app);
  let tokens = accessTokens.get(cache);
  if (!tokens) {
    tokens = new AccessTokens(cache, () => Date.now());
    accessTokens.set(cache, tokens);
  }
  const transport = { fetch, apiBaseUrl: hosts.apiBaseUrl, sleep };
  return new WeComApi(transport, credentials, tokens);
}
