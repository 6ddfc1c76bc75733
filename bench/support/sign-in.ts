// Sign-ins over HTTP, as a browser makes them, with a stopwatch on the requests that NocoBase answers.
import { type Member, USER_AGENTS } from '../../packages/simulator/src/index';
import { openInClient } from '../../packages/simulator/src/player/open-in-client';
import { scan } from '../../packages/simulator/src/player/scan';
import { AUTHENTICATOR, MEMBERS, PASSWORD } from './bench-company';

/** Where NocoBase and the simulator are. */
export interface World {
  url: string;
  simulator: { url: string };
}

type Flow = 'in-app' | 'web';

/** A browser that WeCom has sent back to the sign-in page. */
export interface ComeBack {
  code: string;
  state: string;
  /** The cookie with the attempt. */
  cookie: string;
  userAgent: string;
  /** How long NocoBase took for `wecom:authorize`, in milliseconds. */
  authorizeMs: number;
}

/** A whole sign-in. */
export interface SignedIn {
  /** Id of the user. */
  id: number;
  token: string;
  /** How long NocoBase took for its answers together, in milliseconds. */
  ms: number;
}

interface SignInReply {
  data?: { token: string; user: { id: number } };
  errors?: { code: string; consentUrl?: string }[];
}

let turn = 0;

/** The next linked member in a circle of all. */
export function nextMember(): Member {
  turn += 1;
  return MEMBERS[turn % MEMBERS.length] as Member;
}

/** Opens `wecom:authorize` and WeCom's page, up to where WeCom sends the browser back. */
export async function comeBack(world: World, member: Member, flow: Flow): Promise<ComeBack> {
  const userAgent = USER_AGENTS[flow === 'web' ? 'browser' : 'phone'];
  const startedAt = performance.now();
  const response = await fetch(`${world.url}/api/wecom:authorize?authenticator=${AUTHENTICATOR}`, {
    headers: { 'User-Agent': userAgent },
    redirect: 'manual',
  });
  await response.arrayBuffer();
  const authorizeMs = performance.now() - startedAt;
  const address = response.headers.get('Location') ?? '';
  const cookie = cookieOf(response);
  return { ...(await visitWeCom(world, member, flow, address)), cookie, userAgent, authorizeMs };
}

/** Plays the member on WeCom's page. */
async function visitWeCom({ simulator }: World, member: Member, flow: Flow, address: string) {
  const returned =
    flow === 'web'
      ? await scan(simulator.url, address, member.id, 'confirm')
      : await openInClient(simulator.url, address, member);
  const { searchParams } = new URL(returned ?? '');
  return { code: searchParams.get('code') ?? '', state: searchParams.get('state') ?? '' };
}

/** Posts code and state as the sign-in page does. @returns the reply, and how long NocoBase took in milliseconds */
async function postSignIn({ url }: World, { code, state, cookie, userAgent }: ComeBack) {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/auth:signIn`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Authenticator': AUTHENTICATOR,
      'User-Agent': userAgent,
      Cookie: cookie,
    },
    body: JSON.stringify({ code, state }),
  });
  const reply = (await response.json()) as SignInReply;
  return { reply, ms: performance.now() - startedAt, cookie: cookieOf(response) };
}

/**
 * Completes the sign-in of a linked member.
 * @returns how long NocoBase took for `auth:signIn`, in milliseconds
 * @throws Error with the code of the refusal
 */
export async function complete(world: World, returned: ComeBack): Promise<number> {
  const { reply, ms } = await postSignIn(world, returned);
  userOf(reply);
  return ms;
}

/** A whole sign-in inside WeCom; asks for consent when the server does, as for a first one. */
export async function signInInClient(world: World, member: Member): Promise<SignedIn> {
  const returned = await comeBack(world, member, 'in-app');
  const silent = await postSignIn(world, returned);
  const consentUrl = silent.reply.errors?.[0]?.consentUrl;
  const ms = returned.authorizeMs + silent.ms;
  if (!consentUrl) {
    return { ...userOf(silent.reply), ms };
  }
  const consented = await visitWeCom(world, member, 'in-app', consentUrl);
  const second = await postSignIn(world, { ...returned, ...consented, cookie: silent.cookie });
  return { ...userOf(second.reply), ms: ms + second.ms };
}

/**
 * NocoBase's own sign-in of a member's user.
 * @returns how long it took, in milliseconds
 */
export function signInByPassword(world: World, { id: account }: Member): Promise<number> {
  return signInBy(world, 'basic', { account, password: PASSWORD });
}

/**
 * Posts what another authenticator than ours asks for.
 * @returns how long NocoBase took, in milliseconds
 */
export async function signInBy({ url }: World, authenticator: string, values: object): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/auth:signIn`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Authenticator': authenticator,
      'User-Agent': USER_AGENTS.browser,
    },
    body: JSON.stringify(values),
  });
  userOf((await response.json()) as SignInReply);
  return performance.now() - startedAt;
}

function userOf({ data, errors }: SignInReply): Omit<SignedIn, 'ms'> {
  if (!data) {
    throw new Error(`The sign-in was refused: ${errors?.[0]?.code ?? 'no reason given'}`);
  }
  return { id: data.user.id, token: data.token };
}

/** What the reply sets, as the browser sends it back; what the reply removes is left out. */
function cookieOf(response: Response): string {
  const pairs = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  return pairs.filter((pair) => !pair.endsWith('=')).join('; ');
}
