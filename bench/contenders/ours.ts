import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyMember } from '../../packages/plugin/src/server/round-trip/identify-member';
import { anAttempt } from '../../packages/plugin/src/server/round-trip/testing/builders';
import { AccessTokens } from '../../packages/plugin/src/server/wecom/access-token';
import { WeComApp } from '../../packages/plugin/src/server/wecom/app';
import { buildAuthorizeUrl } from '../../packages/plugin/src/server/wecom/authorize-url';
import type { Contender, Setting } from './contender';

/** The plugin's steps, with the access token kept in memory as NocoBase's cache does without Redis. */
export function ours({ url, redirectUri, ...credentials }: Setting): Contender {
  const kept = new Map<string, unknown>();
  const store = {
    get: (key: string) => Promise.resolve(kept.get(key)),
    set: (key: string, value: unknown) => Promise.resolve(kept.set(key, value)),
    del: (key: string) => Promise.resolve(kept.delete(key)),
    claim: () => Promise.resolve(true),
  };
  const transport = { fetch: globalThis.fetch, apiBaseUrl: url, sleep };
  const app = new WeComApp(transport, credentials, new AccessTokens(store, () => Date.now()));
  return {
    startAddress: () =>
      Promise.resolve(
        buildAuthorizeUrl({
          ...credentials,
          flow: 'in-app',
          scope: 'snsapi_base',
          state: randomBytes(16).toString('hex'),
          redirectUri,
          lang: 'zh',
          authorizeBaseUrl: url,
          loginBaseUrl: url,
        }),
      ),
    identify: async (code) => (await identifyMember(app, anAttempt(), code, (call) => call())).memberId,
  };
}
