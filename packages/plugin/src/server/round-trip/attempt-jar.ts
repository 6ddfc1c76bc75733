import type { IncomingMessage } from 'node:http';
import { peekAtAttempt } from './attempt';
import type { RequestContext } from '../nocobase/request-context';
import { bytesOf, type KeptCookie } from './cookie-room';
import { writeCookie } from './write-cookie';

/** Begins the name of every attempt cookie, of whichever application of the host. */
const PREFIX = 'nb_wecom_attempt_';
/** Kept longer than an attempt lives, in seconds, so that a late person hears "expired" and not "missing". */
const COOKIE_LIFETIME_S = 60 * 60;

// The cookies that the browser of a request will have when it is answered.
const jars = new WeakMap<IncomingMessage, Map<string, string>>();

/** The attempt cookies of the browser, of all applications of the host: name to value. */
export function attemptCookies(ctx: RequestContext): ReadonlyMap<string, string> {
  return jarOf(ctx);
}

/** The same as facts, for who has to make room. @param now milliseconds since 1970 */
export function keptCookies(ctx: RequestContext, now: number): KeptCookie[] {
  return [...jarOf(ctx)].map(([name, value]) => {
    const { expiresAt, isSpent } = peekAtAttempt(value);
    return { name, bytes: bytesOf(name, value), expiresAt, isOpen: !isSpent && expiresAt > now };
  });
}

/** Prefix of the cookies that hold the attempts of this application. */
export function attemptCookiePrefix({ app }: RequestContext): string {
  return `${PREFIX}${app.name}_`;
}

/** @param secure whether the application is served by https */
export function setAttemptCookie(ctx: RequestContext, name: string, value: string, secure: boolean): void {
  jarOf(ctx).set(name, value);
  writeCookie(ctx, name, value, COOKIE_LIFETIME_S, secure);
}

export function removeAttemptCookie(ctx: RequestContext, name: string, secure: boolean): void {
  jarOf(ctx).delete(name);
  writeCookie(ctx, name, '', 0, secure);
}

function jarOf(ctx: RequestContext): Map<string, string> {
  let jar = jars.get(ctx.req);
  if (!jar) {
    jar = new Map(pairsIn(ctx.get('Cookie')).filter(([name]) => name.startsWith(PREFIX)));
    jars.set(ctx.req, jar);
  }
  return jar;
}

function pairsIn(header: string): Array<[name: string, value: string]> {
  return header.split(';').map((text) => {
    const pair = text.trim();
    return [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  });
}
