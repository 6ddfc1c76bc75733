import type { Context } from '@nocobase/actions';
import { SignInError } from '../errors';
import { deriveAttemptKey, isSame, openAttempt, sealAttempt, STATE, type Attempt } from './attempt';

/** Attempts a browser may have open at once (tabs); the oldest goes first, so that cookies never outgrow a header. */
const ATTEMPTS_AT_ONCE = 5;
/** Kept longer than an attempt lives, in seconds, so that a late person hears "expired" and not "missing". */
const COOKIE_LIFETIME_S = 60 * 60;

/**
 * Leaves an attempt with the browser: a signed cookie of its own, so that it survives restarts, works on any node and
 * binds the state to this browser.
 * @param secure whether the application is served by https
 */
export function rememberAttempt(ctx: Context, attempt: Attempt, secure: boolean): void {
  const key = attemptKey(ctx);
  const older = attemptCookies(ctx)
    .map(({ name, value }) => ({ name, expiresAt: openAttempt(value, key)?.expiresAt ?? 0 }))
    .sort((one, other) => other.expiresAt - one.expiresAt);
  for (const { name } of older.slice(ATTEMPTS_AT_ONCE - 1)) {
    setCookie(ctx, name, '', 0, secure);
  }
  setCookie(ctx, cookieName(ctx, attempt.state), sealAttempt(attempt, key), COOKIE_LIFETIME_S, secure);
}

/**
 * Finds the attempt that a state stands for and takes it from the browser: an attempt completes once.
 * The caller judges whether it has expired.
 * @throws SignInError wecom_state_missing, wecom_state_mismatch
 */
export function takeAttempt(ctx: Context, state: string, authenticator: string): Attempt {
  const cookies = attemptCookies(ctx);
  const name = cookieName(ctx, state);
  const cookie = cookies.find((candidate) => candidate.name === name);
  if (!STATE.test(state) || cookies.length === 0) {
    throw new SignInError('wecom_state_missing');
  }
  const attempt = cookie && openAttempt(cookie.value, attemptKey(ctx));
  if (!attempt || !isSame(attempt.state, state) || !isSame(attempt.authenticator, authenticator)) {
    throw new SignInError('wecom_state_mismatch');
  }
  setCookie(ctx, name, '', 0, false);
  return attempt;
}

function attemptKey(ctx: Context): Buffer {
  return deriveAttemptKey(ctx.app.authManager.jwt.getSecret(), ctx.app.name);
}

function cookiePrefix(ctx: Context): string {
  return `nb_wecom_attempt_${ctx.app.name}_`;
}

function cookieName(ctx: Context, state: string): string {
  return `${cookiePrefix(ctx)}${state.slice(0, 8)}`;
}

function attemptCookies(ctx: Context): Array<{ name: string; value: string }> {
  const pairs = ctx.get('Cookie').split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => pair.startsWith(cookiePrefix(ctx)))
    .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }));
}

// Written by hand: whether the connection to the browser is https follows from the configured origin, and Koa would
// judge it by the last hop. The value is base64url and needs no escaping.
function setCookie(ctx: Context, name: string, value: string, maxAgeSeconds: number, secure: boolean): void {
  const path = process.env['API_BASE_PATH'] || '/api/';
  const attributes = [`Path=${path}`, `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])];
  ctx.append('Set-Cookie', [`${name}=${value}`, ...attributes].join('; '));
}
