import { setTimeout as sleep } from 'node:timers/promises';
import type { Application } from '@nocobase/server';
import { cacheOf, type SoftCache } from '../nocobase/cache';
import type { Credentials } from '../wecom/access-token';
import { AccessTokens } from '../wecom/access-token';
import { WeComApp } from '../wecom/app';

// One for each application, so that its sign-ins share what is under way; known by its cache, where the tokens are.
const accessTokens = new WeakMap<SoftCache, AccessTokens>();

/** The options of an authenticator by which WeCom is asked. */
interface AppOptions {
  credentials: Credentials;
  hosts: { apiBaseUrl: string };
}

/** The app at WeCom that an authenticator stands for, to call WeCom with; its access token is kept in NocoBase's cache. */
export function weComAppOf(app: Application, { credentials, hosts }: AppOptions, fetch = globalThis.fetch): WeComApp {
  const cache = cacheOf(app);
  let tokens = accessTokens.get(cache);
  if (!tokens) {
    tokens = new AccessTokens(cache, () => Date.now());
    accessTokens.set(cache, tokens);
  }
  const transport = { fetch, apiBaseUrl: hosts.apiBaseUrl, sleep };
  return new WeComApp(transport, credentials, tokens);
}
