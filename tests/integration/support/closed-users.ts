import { afterEach, beforeEach, vi } from 'vitest';
import { closeUser } from '../../../packages/plugin/src/server/closed-users/close-user';
import type { ApiReply, ApiRequest } from '../../world/nocobase/api';
import type { NocoBase } from '../../world/nocobase/start-nocobase';
import type { World } from '../../world/start-world';
import { signInByPassword } from './links';

export const CLOSING = { source: 'directory', reason: 'gone', runId: null, confirmed: false };

/** What a closed user is answered. */
export const REFUSED = { status: 401, code: 'wecom_account_closed' };

interface Person {
  userId: number;
  username: string;
  /** Of a session. */
  token: string;
  apiKey: string;
}

/** Somebody who may do everything, with a session and an API key. */
async function newPerson(nocobase: NocoBase, username: string): Promise<Person> {
  const { userId, token } = await signInByPassword(nocobase, username, { roles: ['admin'] });
  return { userId, username, token, apiKey: apiKeyOf(nocobase, userId) };
}

/** As plugin-api-keys makes them. */
export function apiKeyOf({ app }: NocoBase, userId: number, roleName = 'admin'): string {
  return app.authManager.jwt.sign({ userId, roleName }, { expiresIn: '30d' });
}

export function signInWith({ nocobase }: World, username: string, authenticator = 'basic'): Promise<ApiReply> {
  return nocobase.api('auth:signIn', {
    body: { account: username, password: `password of ${username}` },
    headers: { 'X-Authenticator': authenticator },
  });
}

/** A new person for each test of a file, called `leaver`, and what is done to them. */
export function useLeaver(world: World) {
  let people = 0;
  const leaver = {} as Person;
  beforeEach(async () => {
    people += 1;
    Object.assign(leaver, await newPerson(world.nocobase, `leaver${people}`));
  });
  afterEach(() => vi.restoreAllMocks());
  const close = (userId = leaver.userId) => closeUser(world.nocobase.app, { ...CLOSING, userId, now: new Date() });
  return {
    leaver,
    close,
    newColleague: () => newPerson(world.nocobase, `colleague${people}`),
    /** As on a node that has the user in its cache from before the closing, so that the gate alone decides. */
    closeBehindTheCache: async (): Promise<void> => {
      const { cache } = world.nocobase.app;
      const key = `auth:${leaver.userId}`;
      await world.nocobase.api('auth:check', { token: leaver.token });
      const cached = await cache.get(key);
      await close();
      await cache.set(key, cached);
    },
  };
}

/** Status and code of what a route answers. */
export async function ask({ nocobase }: World, route: string, request: ApiRequest = {}) {
  return read(await nocobase.api(route, request));
}

export function read({ status, body }: ApiReply) {
  const { errors } = body as { errors?: Array<{ code?: string }> };
  return { status, code: errors?.[0]?.code };
}
