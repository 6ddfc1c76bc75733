import type { Application } from '@nocobase/server';
import { cacheOf } from '../nocobase/cache';
import type { Credentials } from '../wecom/access-token';
import type { PersonalFields } from './identify-member';

/** Kept this long, in milliseconds. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

/** Notes what a consent pass brought, for the administrator: no call of WeCom tells whether the app may read phone numbers. */
export async function rememberPersonalFields(
  app: Application,
  credentials: Credentials,
  seen: PersonalFields,
): Promise<void> {
  // One who declines says nothing about the app.
  if (seen !== 'withheld' || (await lastPersonalFields(app, credentials)) !== 'received') {
    await cacheOf(app).set(cacheKey(credentials), seen, KEPT_MS);
  }
}

/** The consent outcomes of this app within the last days. */
export async function lastPersonalFields(
  app: Application,
  credentials: Pick<Credentials, 'corpId' | 'agentId'>,
): Promise<PersonalFields | undefined> {
  return (await cacheOf(app).get(cacheKey(credentials))) as PersonalFields | undefined;
}

function cacheKey({ corpId, agentId }: Pick<Credentials, 'corpId' | 'agentId'>): string {
  return `personal-fields:${corpId}:${agentId}`;
}
