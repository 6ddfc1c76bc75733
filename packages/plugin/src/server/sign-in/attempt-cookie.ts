import { SignInError } from '../errors';
import { deriveAttemptKey, isSame, isState, openAttempt, sealAttempt, type Attempt } from './attempt';
import type { RequestContext } from '../request-context';

/** Attempts a browser may have open at once (tabs); the oldest goes first, so that cookies never outgrow a header. */
const ATTEMPTS_AT_ONCE = 5;
/** Kept longer than an attempt lives, in seconds, so that a late person hears "expired" and not "missing". */
const COOKIE_LIFETIME_S = 60 * 60;

/**
 * Leaves an attempt with the browser: a signed cookie of its own, so that it survives restarts, works on any node and
 * binds the state to this browser.
 * @param secure whether the application is served by https
 */
export function rememberAttempt(ctx: RequestContext, attempt: Attempt, secure: boolean): void {
  const key = attemptKey(ctx);
  const older = attemptCookies(ctx)
    .map(({ name, value }) => ({ name, expiresAt: openAttempt(value, key)?.expiresAt ?? 0 }))
    .toSorted((one, other) => other.expiresAt - one.expiresAt);
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
export function takeAttempt(ctx: RequestContext, state: string, authenticator: string): Attempt {
  const cookies = attemptCookies(ctx);
  if (!isState(state) || cookies.length === 0) {
    throw new SignInError('wecom_state_missing');
  }
  const name = cookieName(ctx, state);
  const cookie = cookies.find((candidate) => candidate.name === name);
  const attempt = cookie && openAttempt(cookie.value, attemptKey(ctx));
  if (!attempt || !isSame(attempt.state, state) || !isSame(attempt.authenticator, authenticator)) {
    throw new SignInError('wecom_state_mismatch');
  }
  setCookie(ctx, name, '', 0, false);
  return attempt;
}

function attemptKey(ctx: RequestContext): Buffer {
  return deriveAttemptKey(ctx.app.authManager.jwt.getSecret(), ctx.app.name);
}

function cookiePrefix(ctx: RequestContext): string {
  return `nb_wecom_attempt_${ctx.app.name}_`;
}

function cookieName(ctx: RequestContext, state: string): string {
  return `${cookiePrefix(ctx)}${state.slice(0, 8)}`;
}

function attemptCookies(ctx: RequestContext): Array<{ name: string; value: string }> {
  const pairs = ctx
    .get('Cookie')
    .split(';')
    .map((pair) => pair.trim());
  return pairs
    .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }))
    .filter(({ name }) => isAttemptCookie(ctx, name));
}

// The whole name is judged: the application "a" must not take the cookies of "a_b" for its own.
function isAttemptCookie(ctx: RequestContext, name: string): boolean {
  return name.startsWith(cookiePrefix(ctx)) && /^[0-9a-f]{8}$/.test(name.slice(cookiePrefix(ctx).length));
}

// Written by hand: whether the connection to the browser is https follows from the configured origin, and Koa would
// judge it by the last hop. The value is base64url and needs no escaping.
function setCookie(ctx: RequestContext, name: string, value: string, maxAgeSeconds: number, secure: boolean): void {
  const path = process.env['API_BASE_PATH'] || '/api/';
  const attributes = [
    `Path=${path}`,
    `Max-Age=${maxAgeSeconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ];
  ctx.append('Set-Cookie', [`${name}=${value}`, ...attributes].join('; '));
}
