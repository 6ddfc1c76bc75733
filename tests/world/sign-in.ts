// Sign-ins without a browser: the requests that one sends, with its cookies.
import type { ConsentAnswer } from '../../packages/simulator/src/player/open-in-client';
import type { Failure, SignedIn } from '../../packages/plugin/src/shared/sign-in';
import { type Simulator, USER_AGENTS } from '../../packages/simulator/src/index';
import type { ApiReply, ApiRequest } from './nocobase/api';

/** The application's address in the tests. Nothing listens there: WeCom only compares it with its trusted domain. */
export const ORIGIN = 'https://nocobase.example.com';
export const WECOM_AGENT = USER_AGENTS.phone;
export const BROWSER_AGENT = USER_AGENTS.browser;

/** Where a request goes: a NocoBase, or what stands in front of several. */
export interface Node {
  nocobase: { api(action: string, request?: ApiRequest): Promise<ApiReply> };
}

/** The same, and the WeCom whose pages its people visit. */
interface NodeAndWeCom extends Node {
  simulator: Pick<Simulator, 'openInClient' | 'scan'>;
}

/** One browser: its cookies and its user agent. */
export interface Browser {
  userAgent: string;
  cookies: Record<string, string>;
}

/** What a server that answers says of what it refused. */
export type AnsweredFailure = Failure & Required<Pick<Failure, 'code' | 'message'>>;

/** What the sign-in page reads from a reply to `auth:signIn`. */
export interface SignInReply extends SignedIn {
  status: number;
  /** Of a sign-in that succeeded. */
  user?: { id: number; nickname: string; username: string; email: string | null };
  /** Of one that did not. */
  error?: AnsweredFailure;
  reply: ApiReply;
}

/** A browser nobody has used yet. */
export function newBrowser(userAgent: string = WECOM_AGENT): Browser {
  return { userAgent, cookies: {} };
}

/** Opens `wecom:authorize` and returns where the browser is sent. */
export async function authorize(
  { nocobase }: Node,
  browser: Browser,
  query: Record<string, string> = {},
): Promise<string> {
  const search = new URLSearchParams({ authenticator: 'wecom', ...query }).toString();
  const reply = await nocobase.api(`wecom:authorize?${search}`, {
    headers: { 'User-Agent': browser.userAgent },
    cookies: browser.cookies,
  });
  keepCookies(browser, reply);
  return reply.headers.get('Location') ?? '';
}

/** Posts code and state of the address that WeCom sent the browser to, as the sign-in page does. */
export async function complete(
  { nocobase }: Node,
  browser: Browser,
  address: string,
  changes: { code?: unknown; state?: unknown; authenticator?: string; locale?: string } = {},
): Promise<SignInReply> {
  const params = new URL(address, ORIGIN).searchParams;
  const { authenticator = params.get('authenticator') ?? 'wecom', locale = 'en-US', ...values } = changes;
  const reply = await nocobase.api('auth:signIn', {
    body: { code: params.get('code') ?? undefined, state: params.get('state') ?? undefined, ...values },
    headers: { 'X-Authenticator': authenticator, 'X-Locale': locale, 'User-Agent': browser.userAgent },
    cookies: browser.cookies,
  });
  keepCookies(browser, reply);
  return readReply(reply);
}

/** A browser that WeCom has just sent back after its silent page, and the address it was sent to. */
export async function comeBack(
  world: NodeAndWeCom,
  memberId: string,
  { browser = newBrowser(), query }: { browser?: Browser; query?: Record<string, string> } = {},
): Promise<{ browser: Browser; address: string }> {
  const address = await world.simulator.openInClient(await authorize(world, browser, query), memberId);
  return { browser, address };
}

/** A whole sign-in of a member inside WeCom: silent, and once more with consent when the server asks for it. */
export async function signInInClient(
  world: NodeAndWeCom,
  memberId: string,
  {
    browser = newBrowser(),
    consent,
    query,
  }: { browser?: Browser; consent?: ConsentAnswer; query?: Record<string, string> } = {},
): Promise<SignInReply> {
  const answer = consent === undefined ? {} : { consent };
  const silent = await world.simulator.openInClient(await authorize(world, browser, query), memberId, answer);
  const reply = await complete(world, browser, silent);
  const consentUrl = reply.error?.consentUrl;
  if (!consentUrl) {
    return reply;
  }
  return complete(world, browser, await world.simulator.openInClient(consentUrl, memberId, answer));
}

/** A whole sign-in by the QR page of an ordinary browser. */
export async function signInOnWeb(
  world: NodeAndWeCom,
  memberId: string,
  browser = newBrowser(BROWSER_AGENT),
): Promise<SignInReply> {
  const address = await world.simulator.scan(await authorize(world, browser), memberId, 'confirm');
  return complete(world, browser, address ?? '');
}

/** Keeps what a reply sets, as a browser does. */
export function keepCookies(browser: Browser, reply: ApiReply): void {
  for (const [name, value] of Object.entries(reply.cookies)) {
    if (value) {
      browser.cookies[name] = value;
    } else {
      delete browser.cookies[name];
    }
  }
}

function readReply(reply: ApiReply): SignInReply {
  const body = reply.body as {
    data?: Omit<SignInReply, 'status' | 'reply'>;
    errors?: [AnsweredFailure];
  };
  const [error] = body.errors ?? [];
  return { status: reply.status, ...body.data, ...(error && { error }), reply };
}
