import type { Application } from '@nocobase/server';
import { NAMESPACE } from '../../shared/auth-type';
import { isAuthenticatorName } from './authenticator-name';
import { cacheOf } from '../nocobase/cache';
import type { SignInErrorCode } from '../errors';
import type { OptionField } from './options';
import type { Next, RequestContext } from '../nocobase/request-context';
import { refusalTexts } from './refusal-texts';
import { SettingsError } from '../settings-error';

/** The last time a sign-in failed for a reason only the administrator can mend. Holds nothing secret. */
export interface LastRefusal {
  code: SignInErrorCode;
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

/** A sign-in went through or the settings changed: what was noted is out of date. */
export async function forgetRefusal(app: Application, authenticator: string): Promise<void> {
  await cacheOf(app).del(cacheKey(authenticator));
}

/**
 * `GET wecom:lastRefusal?authenticator=NAME`, for those who may manage authenticators.
 * @throws SettingsError wecom_setup_request_invalid
 */
export async function lastRefusal(ctx: RequestContext, next: Next): Promise<void> {
  const { authenticator } = ctx.action.params;
  if (!isAuthenticatorName(authenticator)) {
    throw new SettingsError('wecom_setup_request_invalid');
  }
  const record = (await cacheOf(ctx.app).get(cacheKey(authenticator))) as LastRefusal | undefined;
  ctx.body = record ? { ...record, ...translatedTexts(ctx, record) } : null;
  await next();
}

function translatedTexts(ctx: RequestContext, refusal: LastRefusal) {
  const { finding, advice } = refusalTexts(refusal);
  const field = refusal.field && ctx.t(`option.${refusal.field}`, { ns: NAMESPACE });
  const values = { ns: NAMESPACE, ip: refusal.ip, field, interpolation: { escapeValue: false } };
  return { finding: ctx.t(finding, values), advice: ctx.t(advice, values) };
}

function cacheKey(authenticator: string): string {
  return `last-refusal:${authenticator}`;
}
