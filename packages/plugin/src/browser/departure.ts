import type { Client } from './client';
import { readCookie, writeCookie } from './cookies';

/** A sign-in that has not come back after this time never will: its attempt has ended on the server. Milliseconds. */
const LIFETIME_MS = 10 * 60_000;

/** How long the cookie lasts that stands in where session storage is lost on the way, in seconds: a round takes a few. */
const COOKIE_LIFETIME_S = 60;

/** `automatic`: not asked for by the person; `by-hand`: by the button; `link`: to link the user who is signed in. */
export type DepartureKind = 'automatic' | 'by-hand' | 'link';

/** That this web view went to WeCom, and what for. */
export interface Departure {
  kind: DepartureKind;
  /** Name of the authenticator. */
  authenticator: string;
  /** Root-relative path that the person wanted to see; undefined when the server chooses. */
  path?: string | undefined;
}

/**
 * Notes that this web view goes to WeCom.
 * @returns whether that will be known when it comes back
 */
export function noteDeparture(client: Client, { kind, authenticator, path = '' }: Departure): boolean {
  if (kind === 'automatic') {
    writeCookie(client.browser, cookieName(client), 'automatic', COOKIE_LIFETIME_S);
  }
  return client.marks.set('left', `${kind} ${Date.now()} ${encodeURIComponent(authenticator)} ${path}`);
}

/** For which sign-in this web view went to WeCom and has not come back yet. */
export function readDeparture({ marks }: Client): Departure | undefined {
  const [, kind, at, authenticator = '', path] =
    /^(automatic|by-hand|link) (\d+) (\S*) (.*)$/.exec(marks.get('left') ?? '') ?? [];
  if (!kind || Math.abs(Date.now() - Number(at)) > LIFETIME_MS) {
    return undefined;
  }
  return { kind: kind as DepartureKind, authenticator: decodeURIComponent(authenticator), path: path || undefined };
}

/** Whether a sign-in is under way, also where session storage does not survive the way through WeCom. */
export function isUnderWay(client: Client): boolean {
  return readDeparture(client) !== undefined || readCookie(client.browser, cookieName(client)) !== undefined;
}

/** The sign-in has ended. */
export function endDeparture(client: Client): void {
  client.marks.clear('left');
  writeCookie(client.browser, cookieName(client), '', 0);
}

function cookieName({ app }: Client): string {
  return `nb_wecom_left_${encodeURIComponent(app.name)}`;
}
