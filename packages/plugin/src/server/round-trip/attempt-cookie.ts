import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { attemptCookiePrefix, attemptCookies, keptCookies, removeAttemptCookie, setAttemptCookie } from './attempt-jar';
import { bytesOf, COOKIE_ROOM_BYTES, type KeptCookie, makeRoom, oldestFirst } from './cookie-room';
import { isSame } from '../nocobase/sealed';
import {
  deriveAttemptKey,
  isState,
  openAttempt,
  openSpentAttempt,
  sealAttempt,
  type Attempt,
  type SpentAttempt,
} from './attempt';

/** Attempts of this application that a browser may have at once (tabs). */
const ATTEMPTS_AT_ONCE = 5;

/**
 * Leaves an attempt with the browser: a signed cookie of its own, so that it survives restarts, works on any node and
 * binds the state to this browser. Older attempts go when there is no room for all (`cookie-room.ts`).
 * @param versions the same attempt, best first and shortest last
 * @param secure whether the application is served by https
 * @returns the version that was left
 */
export function rememberAttempt(ctx: RequestContext, versions: [Attempt, ...Attempt[]], secure: boolean): Attempt {
  const name = cookieName(ctx, versions[0].state);
  const sealed = versions.map((attempt) => sealAttempt(attempt, attemptKey(ctx)));
  const own = ownCookies(ctx);
  for (const { name: old } of oldestFirst(own).slice(0, Math.max(own.length + 1 - ATTEMPTS_AT_ONCE, 0))) {
    removeAttemptCookie(ctx, old, secure);
  }
  const { version, gone } = makeRoom(
    keptCookies(ctx, Date.now()),
    sealed.map((value) => bytesOf(name, value)),
  );
  for (const old of gone) {
    removeAttemptCookie(ctx, old, secure);
  }
  setAttemptCookie(ctx, name, sealed[version] ?? '', secure);
  return versions[version] ?? versions[0];
}

/**
 * Finds the attempt that a state stands for, or what is left of it. The caller judges whether it has expired.
 * @throws CodedError wecom_state_missing: the browser has none; wecom_state_mismatch: it has others
 */
export function readAttempt(ctx: RequestContext, state: string, authenticator: string): Attempt | SpentAttempt {
  if (!isState(state) || ownCookies(ctx).length === 0) {
    throw new CodedError('wecom_state_missing');
  }
  const sealed = attemptCookies(ctx).get(cookieName(ctx, state)) ?? '';
  const spent = openSpentAttempt(sealed, attemptKey(ctx));
  if (spent && isSame(spent.state, state)) {
    return spent;
  }
  const attempt = openAttempt(sealed, attemptKey(ctx));
  if (!attempt || !isSame(attempt.state, state) || !isSame(attempt.authenticator, authenticator)) {
    throw new CodedError('wecom_state_mismatch');
  }
  return attempt;
}

/**
 * Leaves a mark in place of an attempt that is being completed, so that whoever opens the same address again hears that
 * it was used and can go on to where it led.
 * @param secure whether the application is served by https
 * @returns puts the attempt back
 */
export function markSpent(ctx: RequestContext, attempt: Attempt, secure: boolean): () => void {
  const { state, redirectTarget, expiresAt } = attempt;
  const name = cookieName(ctx, state);
  const before = attemptCookies(ctx).get(name) ?? '';
  const taken = keptCookies(ctx, Date.now()).reduce((sum, kept) => sum + (kept.name === name ? 0 : kept.bytes), 0);
  const marks: SpentAttempt[] = [
    { isSpent: true, state, redirectTarget, expiresAt },
    { isSpent: true, state, expiresAt },
  ];
  const mark = marks
    .map((version) => sealAttempt(version, attemptKey(ctx)))
    .find((sealed) => taken + bytesOf(name, sealed) <= COOKIE_ROOM_BYTES);
  if (mark) {
    setAttemptCookie(ctx, name, mark, secure);
  } else {
    removeAttemptCookie(ctx, name, secure);
  }
  return () => setAttemptCookie(ctx, name, before, secure);
}

// The whole name is judged: the application "a" must not take the cookies of "a_b" for its own.
function ownCookies(ctx: RequestContext): KeptCookie[] {
  const prefix = attemptCookiePrefix(ctx);
  return keptCookies(ctx, Date.now()).filter(
    ({ name }) => name.startsWith(prefix) && /^[0-9a-f]{8}$/.test(name.slice(prefix.length)),
  );
}

function attemptKey(ctx: RequestContext): Buffer {
  return deriveAttemptKey(ctx.app.authManager.jwt.getSecret(), ctx.app.name);
}

function cookieName(ctx: RequestContext, state: string): string {
  return `${attemptCookiePrefix(ctx)}${state.slice(0, 8)}`;
}
