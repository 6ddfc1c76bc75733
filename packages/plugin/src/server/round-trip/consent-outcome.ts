import type { Application } from '@nocobase/server';
import { cacheOf } from '../nocobase/cache';
import type { Credentials } from '../wecom/access-token';
import type { ConsentOutcome } from './identify-member';

/** Kept this long, in milliseconds. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

/** Notes what a consent pass brought, for the administrator: no call of WeCom tells whether the app may read phone numbers. */
export async function rememberConsentOutcome(
  app: Application,
  credentials: Credentials,
  seen: ConsentOutcome,
): Promise<void> {
  // One who declines says nothing about the app.
  if (seen !== 'withheld' || (await lastConsentOutcome(app, credentials)) !== 'received') {
    await cacheOf(app).set(cacheKey(credentials), seen, KEPT_MS);
  }
}

/** What the last consent pass of this app brought, for as long as it is kept. */
export async function lastConsentOutcome(
  app: Application,
  credentials: Pick<Credentials, 'corpId' | 'agentId'>,
): Promise<ConsentOutcome | undefined> {
  return (await cacheOf(app).get(cacheKey(credentials))) as ConsentOutcome | undefined;
}

function cacheKey({ corpId, agentId }: Pick<Credentials, 'corpId' | 'agentId'>): string {
  return `personal-fields:${corpId}:${agentId}`;
}
