import type { ApiReply } from '../../world/nocobase/api';
import type { Session } from './links';
import type { NocoBase } from '../../world/nocobase/start-nocobase';

let count = 0;

/** Signs a stranger up, as anybody can, and in. */
export async function signUp(
  nocobase: NocoBase,
  values: Record<string, unknown> = {},
): Promise<Session & { userId: number; username: string }> {
  count += 1;
  const username = `stranger${count}`;
  const password = `password of ${username}`;
  const headers = { 'X-Authenticator': 'basic' };
  const body = { username, password, confirm_password: password, ...values };
  const signedUp = await nocobase.api('auth:signUp', { headers, body });
  if (signedUp.status !== 200) {
    throw new Error(`auth:signUp answered ${signedUp.status}`);
  }
  const signedIn = await nocobase.api('auth:signIn', { headers, body: { account: username, password } });
  const { token, user } = (signedIn.body as { data: { token: string; user: { id: number } } }).data;
  return { token, authenticator: 'basic', userId: user.id, username };
}

/** Sends a request in a session, and fails when NocoBase refuses it: a test of what follows would prove nothing. */
export async function act(
  nocobase: NocoBase,
  session: Session & { role?: string },
  route: string,
  body: unknown,
): Promise<ApiReply> {
  const { token, authenticator, role } = session;
  const headers = { 'X-Authenticator': authenticator, ...(role && { 'X-Role': role }) };
  const reply = await nocobase.api(route, { token, headers, body });
  if (reply.status !== 200) {
    throw new Error(`${route} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  }
  return reply;
}

/** Saves the own profile as the profile page does. */
export function updateProfile(nocobase: NocoBase, session: Session & { username?: string }, values: object) {
  return act(nocobase, session, 'users:updateProfile', { username: session.username, ...values });
}

/** What is recorded of a user's field; undefined when nothing is. */
export async function writerOf({ app }: NocoBase, userId: number, field = 'phone'): Promise<string | undefined> {
  const row = await app.db.getModel('wecomProfileAuthors').findOne({ where: { userId, field } });
  return row?.get('writer') as string | undefined;
}
