import assert from 'node:assert/strict';
import { type Simulator, userAgents } from '../../packages/simulator/src/index';
import { AUTHENTICATOR } from '../nocobase/seed';

interface SignInReply {
  data?: { token: string };
  errors?: { code: string; consentUrl?: string }[];
}

/**
 * Signs a member in as the WeCom client on a phone does, over the consent page when NocoBase asks for it, and checks that
 * the session token is good.
 */
export async function signInMember(url: string, simulator: Simulator, memberId: string): Promise<void> {
  const start = await fetch(`${url}/api/wecom:authorize?authenticator=${AUTHENTICATOR}`, {
    headers: { 'User-Agent': userAgents.phone },
    redirect: 'manual',
  });
  const authorizeUrl = start.headers.get('location') ?? '';
  assert.ok(authorizeUrl.startsWith(simulator.url), `wecom:authorize answered ${start.status} ${authorizeUrl}`);

  let response = await complete(url, start, await simulator.openInClient(authorizeUrl, memberId));
  let reply = (await response.json()) as SignInReply;
  const consentUrl = reply.errors?.[0]?.consentUrl;
  if (consentUrl) {
    response = await complete(url, response, await simulator.openInClient(consentUrl, memberId, { consent: 'all' }));
    reply = (await response.json()) as SignInReply;
  }
  assert.equal(response.status, 200, JSON.stringify(reply));
  await assertSignedIn(url, reply.data?.token ?? '');
}

/** Posts what WeCom has put into the address, with the cookie of the attempt. */
function complete(url: string, attempt: Response, returnedTo: string): Promise<Response> {
  const { searchParams } = new URL(returnedTo);
  const cookies = attempt.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return fetch(`${url}/api/auth:signIn`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Authenticator': AUTHENTICATOR, Cookie: cookies.join('; ') },
    body: JSON.stringify({ code: searchParams.get('code'), state: searchParams.get('state') }),
  });
}

async function assertSignedIn(url: string, token: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'X-Authenticator': AUTHENTICATOR };
  const { status } = await fetch(`${url}/api/auth:check`, { headers });
  assert.equal(status, 200, 'the session token is not accepted');
}
