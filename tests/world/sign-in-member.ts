import assert from 'node:assert/strict';
import type { Simulator } from '../../packages/simulator/src/index';
import { type ApiReply, type ApiRequest, requestApi } from './nocobase/api';
import { AUTHENTICATOR } from './seed';
import { signInInClient } from './sign-in';

/** What a sign-in of a member ends with. */
export interface MemberSession {
  /** The session token. */
  token: string;
  /** The user whom the member is linked to. */
  nickname: string;
  /** Root-relative path of the page that the sign-in page would open. */
  redirectTo: string;
}

/**
 * Signs a member in at a NocoBase in a process of its own, as the WeCom client on a phone does, and checks that the session
 * token is good.
 *
 * @param apiUrl address of the application's API, with a slash at the end
 */
export async function signInMember(
  apiUrl: string,
  simulator: Simulator,
  memberId: string,
  authenticator = AUTHENTICATOR,
): Promise<MemberSession> {
  const api = (action: string, request?: ApiRequest): Promise<ApiReply> => requestApi(`${apiUrl}${action}`, request);
  const world = { nocobase: { api }, simulator };
  const { token, user, redirectTo, reply } = await signInInClient(world, memberId, { query: { authenticator } });
  assert.ok(token && user && redirectTo, JSON.stringify(reply.body));
  const session = await api('auth:check', { token, headers: { 'X-Authenticator': authenticator } });
  assert.equal(session.status, 200, 'the session token is not accepted');
  return { token, nickname: user.nickname, redirectTo };
}
