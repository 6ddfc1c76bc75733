import assert from 'node:assert/strict';
import { type Simulator, USER_AGENTS } from '../../packages/simulator/src/index';
import { AUTHENTICATOR } from './seed';

/** What a sign-in of a member ends with. */
export interface MemberSession {
  /** The session token. */
  token: string;
  /** The user whom the member is linked to. */
  nickname: string;
  /** Root-relative path of the page that the sign-in page would open. */
  redirectTo: string;
}

interface SignInReply {
  data?: { token: string; user: { nickname: string }; redirectTo: string };
  errors?: { code: string; consentUrl?: string }[];
}

/**
 * Signs a member in as the WeCom client on a phone does, over the consent page when NocoBase asks for it, and checks that
 * the session token is good.
 *
 * @param apiUrl address of the application's API, with a slash at the end
 */
export async function signInMember(
  apiUrl: string,
  simulator: Simulator,
  memberId: string,
  authenticator = AUTHENTICATOR,
): Promise<MemberSession> {
  const api = { url: apiUrl, headers: { 'X-Authenticator': authenticator } };
  const start = await fetch(`${apiUrl}wecom:authorize?authenticator=${authenticator}`, {
    headers: { 'User-Agent': USER_AGENTS.phone },
    redirect: 'manual',
  });
  const authorizeUrl = start.headers.get('location') ?? '';
  assert.ok(authorizeUrl.startsWith(simulator.url), `wecom:authorize answered ${start.status} ${authorizeUrl}`);

  let response = await complete(api, start, await simulator.openInClient(authorizeUrl, memberId));
  let reply = (await response.json()) as SignInReply;
  const consentUrl = reply.errors?.[0]?.consentUrl;
  if (consentUrl) {
    response = await complete(api, response, await simulator.openInClient(consentUrl, memberId, { consent: 'all' }));
    reply = (await response.json()) as SignInReply;
  }
  assert.ok(reply.data, JSON.stringify(reply));
  const { token, user, redirectTo } = reply.data;
  await assertSignedIn(api, token);
  return { token, nickname: user.nickname, redirectTo };
}

interface Api {
  url: string;
  headers: Record<string, string>;
}

/** Posts what WeCom has put into the address, with the cookie of the attempt. */
function complete({ url, headers }: Api, attempt: Response, returnedTo: string): Promise<Response> {
  const { searchParams } = new URL(returnedTo);
  const cookies = attempt.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return fetch(`${url}auth:signIn`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Cookie: cookies.join('; ') },
    body: JSON.stringify({ code: searchParams.get('code'), state: searchParams.get('state') }),
  });
}

async function assertSignedIn({ url, headers }: Api, token: string): Promise<void> {
  const { status } = await fetch(`${url}auth:check`, { headers: { ...headers, Authorization: `Bearer ${token}` } });
  assert.equal(status, 200, 'the session token is not accepted');
}
