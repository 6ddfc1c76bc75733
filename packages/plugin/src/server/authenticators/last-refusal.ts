import type { Application } from '@nocobase/server';
import type { CodesWith } from '../../shared/error-codes';
import { cacheOf } from '../nocobase/cache';
import type { OptionField } from './options';

/** The last time a sign-in failed for a reason only the administrator can mend. Holds nothing secret. */
export interface LastRefusal {
  code: CodesWith<{ concerns: 'configuration' }>;
  /** WeCom's own number, for its support. */
  errcode?: number;
  /** The server's address as WeCom sees it: the one to add to the trusted addresses. */
  ip?: string | undefined;
  /** The option that is wrong, for `wecom_not_configured` and `wecom_secret_unreadable`. */
  field?: OptionField;
}

/** Kept this long, in milliseconds. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

/** Notes a refusal for the administrator and the log. */
export async function rememberRefusal(app: Application, authenticator: string, refusal: LastRefusal): Promise<void> {
  app.log.warn('WeCom sign-in refused for its configuration', { authenticator, ...refusal });
  const record = { ...refusal, at: new Date().toISOString() };
  await cacheOf(app).set(cacheKey(authenticator), record, KEPT_MS);
}

/**
 * A sign-in went through or the settings changed: what was noted is out of date.
 * @returns whether anything was noted
 */
export async function forgetRefusal(app: Application, authenticator: string): Promise<boolean> {
  const isNoted = Boolean(await readRefusal(app, authenticator));
  if (isNoted) {
    await cacheOf(app).del(cacheKey(authenticator));
  }
  return isNoted;
}

/** The last refusal noted for an authenticator, and its time (ISO 8601). */
export async function readRefusal(
  app: Application,
  authenticator: string,
): Promise<(LastRefusal & { at: string }) | undefined> {
  return (await cacheOf(app).get(cacheKey(authenticator))) as (LastRefusal & { at: string }) | undefined;
}

function cacheKey(authenticator: string): string {
  return `last-refusal:${authenticator}`;
}
