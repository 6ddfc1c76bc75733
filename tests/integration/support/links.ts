import type { AuditLog } from '@nocobase/server';
import {
  type LinkRequests,
  type ListedRefusal,
  type ListedLink,
  type MyLink,
  type SeenRefusal,
  seenRefusal,
} from '../../../packages/plugin/src/shared/links';
import type { ApiReply, NocoBase } from '../../world/nocobase/start-nocobase';
import { type AnsweredFailure, BROWSER_AGENT, keepCookies, newBrowser, type Browser } from '../../world/sign-in';
import { type World } from '../../world/start-world';

/** What an action on links answered. */
export interface LinkReply<Data> {
  status: number;
  data?: Data;
  error?: AnsweredFailure;
  reply: ApiReply;
}

/** A session of a user. */
export interface Session {
  token: string;
  /** Name of the authenticator that the session came from. */
  authenticator: string;
}

/** Creates a user with a password and signs them in by it. */
export async function signInByPassword(
  nocobase: NocoBase,
  username: string,
  values: Record<string, unknown> = {},
): Promise<Session & { userId: number }> {
  const password = `password of ${username}`;
  const body = { username, nickname: username, password, ...values };
  const created = await nocobase.api('users:create', { token: await nocobase.signInAsRoot(), body });
  const signedIn = await nocobase.api('auth:signIn', {
    body: { account: username, password },
    headers: { 'X-Authenticator': 'basic' },
  });
  const { token } = (signedIn.body as { data: { token: string } }).data;
  return { token, authenticator: 'basic', userId: (created.body as { data: { id: number } }).data.id };
}

/** Sends a change as the pages do. */
export async function change<Name extends keyof LinkRequests>(
  nocobase: NocoBase,
  session: Session | undefined,
  name: Name,
  values: LinkRequests[Name],
  browser: Browser = newBrowser(BROWSER_AGENT),
): Promise<LinkReply<Record<string, unknown>>> {
  const reply = await nocobase.api(name, { ...request(session, browser), body: values });
  keepCookies(browser, reply);
  return read(reply);
}

/** Reads a list as the pages do. */
async function readList<Data>(nocobase: NocoBase, session: Session, route: string): Promise<Data> {
  const { data } = read<Data>(await nocobase.api(route, request(session, newBrowser())));
  if (data === undefined) {
    throw new Error(`${route} answered nothing`);
  }
  return data;
}

export const myLinks = (nocobase: NocoBase, session: Session) => readList<MyLink[]>(nocobase, session, 'wecom:myLinks');

export async function listLinks(nocobase: NocoBase, query = ''): Promise<ListedLink[]> {
  return readList(nocobase, await rootSession(nocobase), `wecom:listLinks${query}`);
}

export async function listRefusals(nocobase: NocoBase, query = ''): Promise<ListedRefusal[]> {
  return readList(nocobase, await rootSession(nocobase), `wecom:listRefusals${query}`);
}

/** What an administrator who decides about a row of the list sends along; nothing that is there without a row. */
export function seen(row: ListedRefusal | undefined): SeenRefusal {
  return row ? seenRefusal(row) : { id: -1, candidateIds: [] };
}

export async function rootSession(nocobase: NocoBase): Promise<Session> {
  return { token: await nocobase.signInAsRoot(), authenticator: 'basic' };
}

/** Starts a link and lets the member scan the code; the address is the one that WeCom sends the browser back to. */
export async function comeBackToLink(
  { nocobase, simulator }: World,
  session: Session,
  memberId: string,
  authenticator = 'wecom',
): Promise<{ browser: Browser; address: string }> {
  const browser = newBrowser(BROWSER_AGENT);
  const values = { authenticator, redirect: '/admin/here' };
  const started = await change(nocobase, session, 'wecom:startLink', values, browser);
  const address = await simulator.scan(String(started.data?.['url']), memberId, 'confirm');
  return { browser, address: address ?? '' };
}

/** Posts what WeCom brought back, as the page does. */
export function completeLink(
  { nocobase }: World,
  session: Session | undefined,
  { browser, address }: { browser: Browser; address: string },
): Promise<LinkReply<Record<string, unknown>>> {
  const query = new URL(address).searchParams;
  const values = {
    authenticator: query.get('authenticator') ?? '',
    code: query.get('code') ?? '',
    state: query.get('state') ?? '',
  };
  return change(nocobase, session, 'wecom:completeLink', values, browser);
}

/** Links the user of a session with a member, by the QR page. */
export async function link(world: World, session: Session, memberId: string, authenticator = 'wecom') {
  return completeLink(world, session, await comeBackToLink(world, session, memberId, authenticator));
}

/** Collects what NocoBase's audit manager is told about links. */
export function listenToAudit({ app }: NocoBase): AuditLog[] {
  const records: AuditLog[] = [];
  app.auditManager.setLogger({
    log: (record) => {
      if (record.resource === 'wecom') {
        records.push(record);
      }
      return Promise.resolve();
    },
  });
  return records;
}

function request(session: Session | undefined, { cookies, userAgent }: Browser) {
  return {
    headers: { 'User-Agent': userAgent, ...(session && { 'X-Authenticator': session.authenticator }) },
    cookies,
    ...(session && { token: session.token }),
  };
}

function read<Data>(reply: ApiReply): LinkReply<Data> {
  const { data, errors } = (reply.body || {}) as { data?: Data; errors?: [AnsweredFailure] };
  return { status: reply.status, ...(data !== undefined && { data }), ...(errors && { error: errors[0] }), reply };
}
