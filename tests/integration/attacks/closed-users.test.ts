import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeUser, openUser } from '../../../packages/plugin/src/server/closed-users/close-user';
import type { ApiReply, ApiRequest } from '../../world/nocobase/api';
import { requestApi } from '../../world/nocobase/api';
import { signInInClient, signInOnWeb } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';
import { signInByPassword } from '../support/links';
import { newMember } from '../support/members';

const world = useWorld({ public: { autoSignUp: true } });

const CODE = 'wecom_account_closed';
const CLOSING = { source: 'directory', reason: 'gone', runId: null, confirmed: false };

interface Person {
  userId: number;
  username: string;
  token: string;
  apiKey: string;
}

let people = 0;
let leaver: Person;

beforeEach(async () => {
  people += 1;
  leaver = await newPerson(`leaver${people}`);
});
afterEach(() => vi.restoreAllMocks());

async function newPerson(username: string): Promise<Person> {
  const { app } = world.nocobase;
  const { userId, token } = await signInByPassword(world.nocobase, username, { roles: ['admin'] });
  // As plugin-api-keys makes them.
  const apiKey = app.authManager.jwt.sign({ userId, roleName: 'admin' }, { expiresIn: '30d' });
  return { userId, username, token, apiKey };
}

const close = (userId = leaver.userId) => closeUser(world.nocobase.app, { ...CLOSING, userId, now: new Date() });

/** As on a node that has the user in its cache from before the closing, so that the gate alone decides. */
async function closeBehindTheCache(): Promise<void> {
  const { cache } = world.nocobase.app;
  const key = `auth:${leaver.userId}`;
  await world.nocobase.api('auth:check', { token: leaver.token });
  const cached = await cache.get(key);
  await close();
  await cache.set(key, cached);
}

async function ask(route: string, request: ApiRequest = {}) {
  return read(await world.nocobase.api(route, request));
}

function read({ status, body }: ApiReply) {
  const { errors } = body as { errors?: Array<{ code?: string }> };
  return { status, code: errors?.[0]?.code };
}

const REFUSED = { status: 401, code: CODE };

const signInWith = (username: string, authenticator = 'basic') =>
  world.nocobase.api('auth:signIn', {
    body: { account: username, password: `password of ${username}` },
    headers: { 'X-Authenticator': authenticator },
  });

describe('a session', () => {
  test.each(['auth:check', 'users:list', 'auth:signOut', 'auth:syncCookies', 'wecom:myLinks'])(
    'has ended for %s',
    async (route) => {
      expect((await ask('auth:check', { token: leaver.token })).status).toBe(200);
      await close();

      expect((await ask(route, { token: leaver.token })).status).toBe(401);
    },
  );

  test('has ended for NocoBase as well, so that it stays dead when the plugin is disabled', async () => {
    await close();

    expect(await ask('auth:check', { token: leaver.token })).toEqual({ status: 401, code: 'INVALID_TOKEN' });
  });

  test.each(['auth:check', 'users:list', 'auth:signOut', 'auth:syncCookies', 'wecom:myLinks'])(
    'has ended for %s where NocoBase does not know yet',
    async (route) => {
      await closeBehindTheCache();

      expect(await ask(route, { token: leaver.token })).toEqual(REFUSED);
    },
  );

  test('is not renewed', async () => {
    const { app } = world.nocobase;
    const now = Math.floor(Date.now() / 1000);
    const { jti } = (await app.authManager.tokenController.add({ userId: leaver.userId })) as { jti: string };
    const claims = { userId: leaver.userId, temp: true, signInTime: Date.now(), iat: now - 20 };
    const late = app.authManager.jwt.sign(claims, { jwtid: jti, expiresIn: 10 });
    await closeBehindTheCache();

    const reply = await world.nocobase.api('auth:check', { token: late });

    expect(read(reply)).toEqual(REFUSED);
    expect(reply.headers.get('x-new-token')).toBeNull();
    expect(await app.db.getModel('issuedTokens').count({ where: { jti } })).toBe(1);
  });
});

describe('an API key', () => {
  test('works until the closing', async () => {
    expect((await ask('users:list', { token: leaver.apiKey })).status).toBe(200);
    await close();

    expect(await ask('users:list', { token: leaver.apiKey })).toEqual(REFUSED);
  });

  test('is refused in an address', async () => {
    await close();

    expect(await ask(`users:list?token=${leaver.apiKey}`)).toEqual(REFUSED);
  });

  test.each(['root', 'admin', 'member', 'anonymous', '__union__', 'nonsense'])(
    'is refused with X-Role %s',
    async (role) => {
      await close();

      expect(await ask('users:list', { token: leaver.apiKey, headers: { 'X-Role': role } })).toEqual(REFUSED);
    },
  );

  test.each(['wecom', 'basic', 'nonsense', '__proto__'])('is of no use with X-Authenticator %s', async (name) => {
    await close();

    const { status } = await ask('users:list', { token: leaver.apiKey, headers: { 'X-Authenticator': name } });

    expect(status).toBeGreaterThanOrEqual(400);
  });

  test('of somebody else goes on', async () => {
    const other = await newPerson(`stays${people}`);
    await close();

    expect((await ask('users:list', { token: other.apiKey })).status).toBe(200);
  });
});

describe('a sign-in', () => {
  test('by password is refused, and makes no token', async () => {
    const { app } = world.nocobase;
    await close();
    const before = await app.db.getModel('issuedTokens').count();

    const reply = await signInWith(leaver.username);

    expect(read(reply)).toEqual(REFUSED);
    expect(reply.cookies).toEqual({});
    expect(JSON.stringify(reply.body)).not.toContain('token');
    expect(await app.db.getModel('issuedTokens').count()).toBe(before);
  });

  test('with a wrong password does not tell that the account is closed', async () => {
    await close();

    const wrong = { account: leaver.username, password: 'wrong' };
    const { status, code } = await ask('auth:signIn', { body: wrong, headers: { 'X-Authenticator': 'basic' } });

    expect(status).toBe(401);
    expect(code).not.toBe(CODE);
  });

  test('says why, to be read by a person', async () => {
    await close();

    expect(JSON.stringify((await signInWith(leaver.username)).body)).toContain('Your account here has been closed.');
  });

  test.each([
    ['inside WeCom', signInInClient],
    ['on the web', signInOnWeb],
  ])('with WeCom is refused %s', async (_where, signIn) => {
    const { id } = newMember(world);
    const { user } = await signInInClient(world, id);
    await close(user?.id);

    const { status, error, token } = await signIn(world, id);

    expect({ status, code: error?.code, token }).toEqual({ ...REFUSED, token: undefined });
  });

  test('by an authenticator that is made in its own way is refused', async () => {
    const { app } = world.nocobase;
    const user = { id: leaver.userId };
    const auth = { check: async () => user, signIn: async () => ({ user, token: 'secret' }) };
    app.authManager.registerBuiltInAuthenticator({ name: 'odd', authType: 'odd' });
    app.authManager.registerTypes('odd', { auth: Odd });
    await close();

    expect(read(await signInWith('anybody', 'odd'))).toEqual(REFUSED);
    expect(await ask('users:list', { headers: { 'X-Authenticator': 'odd' } })).toEqual(REFUSED);

    function Odd() {
      return { skipCheck: async () => auth.signIn === undefined, ...auth };
    }
  });
});

describe('a new password', () => {
  test('does not open the account', async () => {
    await close();
    const { app } = world.nocobase;
    const resetToken = app.authManager.jwt.sign({ resetPasswordUserId: leaver.userId }, { expiresIn: 600 });
    const password = `password of ${leaver.username}`;
    const headers = { 'X-Authenticator': 'basic' };

    expect((await ask('auth:resetPassword', { body: { resetToken, password }, headers })).status).toBe(204);
    expect(read(await signInWith(leaver.username))).toEqual(REFUSED);
  });

  test('cannot be chosen in a session', async () => {
    await closeBehindTheCache();
    const body = { oldPassword: `password of ${leaver.username}`, newPassword: 'x', confirmPassword: 'x' };

    expect(await ask('auth:changePassword', { token: leaver.token, body })).toEqual(REFUSED);
  });
});

describe('a file', () => {
  const upload = async (cookies: Record<string, string>) => {
    const folder = path.join(world.nocobase.storagePath, 'uploads');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'plan.txt'), 'the plan');
    return requestApi(`${world.nocobase.url}/storage/uploads/plan.txt`, { cookies });
  };

  test('is no longer handed out for the cookie of a session', async () => {
    const cookies = { nb_auth_token_main: leaver.token, nb_authenticator_main: 'basic' };
    expect(await upload(cookies)).toMatchObject({ status: 200, body: 'the plan' });
    await closeBehindTheCache();

    expect(read(await upload(cookies))).toEqual(REFUSED);
  });

  test('is no longer handed out for an address that carries its own token', async () => {
    const other = await newPerson(`reader${people}`);
    const { app } = world.nocobase;
    // As file-manager hands such an address on; it verifies the token itself, in the action.
    app.resourceManager.use(
      async (ctx: { state: object; skipAuthCheck?: boolean; get(name: string): string }, next: () => Promise<void>) => {
        const token = ctx.get('X-Test-File-Token');
        if (token) {
          Object.assign(ctx.state, { fileAccess: { temporaryAccessToken: token } });
          ctx.skipAuthCheck = true;
        }
        await next();
      },
      { tag: 'test-file-access', before: 'auth' },
    );
    const askWith = (userId: number) => {
      const token = `e30.${Buffer.from(JSON.stringify({ sub: String(userId) })).toString('base64url')}.signature`;
      return ask('systemSettings:get', { headers: { 'X-Test-File-Token': token } });
    };
    await close();

    expect(await askWith(leaver.userId)).toEqual(REFUSED);
    expect((await askWith(other.userId)).code).not.toBe(CODE);
    for (const broken of ['x', 'a.b.c', 'e30.bnVsbA.x', '..', 'e30.W10.x']) {
      expect((await ask('systemSettings:get', { headers: { 'X-Test-File-Token': broken } })).code).not.toBe(CODE);
    }
  });
});

test('a user whom something else has put into a request is refused, also where no authenticator judges', async () => {
  const { app } = world.nocobase;
  // As the identity provider does with its own tokens.
  app.resourceManager.use(
    async (
      ctx: { state: Record<string, unknown>; skipAuthCheck?: boolean; get(name: string): string },
      next: () => Promise<void>,
    ) => {
      const id = ctx.get('X-Test-User');
      if (id) {
        ctx.state['currentUser'] = { id };
        ctx.skipAuthCheck = true;
      }
      await next();
    },
    { tag: 'test-other-user', before: 'auth' },
  );
  const headers = { 'X-Test-User': String(leaver.userId) };
  expect((await ask('users:list', { headers })).status).toBe(200);
  await close();

  expect(await ask('users:list', { headers })).toEqual(REFUSED);
});

describe('a socket', () => {
  /** The user that NocoBase ties a new socket to. */
  async function userOfSocket(token: string): Promise<unknown> {
    const { app } = world.nocobase;
    const answers: unknown[] = [];
    const emit = vi.spyOn(app, 'emit');
    emit.mockImplementation((event: string | symbol, ...args: unknown[]) => {
      if (event === 'ws:authorized' || event === 'ws:removeTag') {
        answers.push(event === 'ws:authorized' ? (args[0] as { userId: unknown }).userId : undefined);
      }
      return true;
    });
    const [listener] = app.listeners('ws:message:auth:token') as Array<(message: object) => Promise<void>>;
    await listener?.({ clientId: 'socket', payload: { token, authenticator: 'basic' } });
    emit.mockRestore();
    expect(answers).toHaveLength(1);
    return answers[0];
  }

  test('is nobody’s any more, with a session or an API key', async () => {
    expect(Number(await userOfSocket(leaver.token))).toBe(leaver.userId);
    await closeBehindTheCache();

    expect(await userOfSocket(leaver.token)).toBeUndefined();
    expect(await userOfSocket(leaver.apiKey)).toBeUndefined();
  });
});

describe('opened again', () => {
  test('everything is as before, but for the sessions from before', async () => {
    const roles = () => world.nocobase.api('users/' + leaver.userId + '/roles:list', { token: leaver.apiKey });
    const before = (await roles()).body;
    await close();
    await openUser(world.nocobase.app, leaver.userId);

    expect((await ask('users:list', { token: leaver.apiKey })).status).toBe(200);
    expect((await signInWith(leaver.username)).status).toBe(200);
    expect((await roles()).body).toEqual(before);
    expect((await ask('auth:check', { token: leaver.token })).status).toBe(401);
  });

  test('can be closed once more', async () => {
    await close();
    await openUser(world.nocobase.app, leaver.userId);
    await close();

    expect(await ask('users:list', { token: leaver.apiKey })).toEqual(REFUSED);
  });
});

test('the root user is never closed', async () => {
  const token = await world.nocobase.signInAsRoot();

  expect(await close(1)).toBe(false);
  expect((await ask('auth:check', { token })).status).toBe(200);
  expect(await world.nocobase.app.db.getModel('wecomClosedUsers').count({ where: { userId: 1 } })).toBe(0);
});

test('a closing that is rolled back closes nobody', async () => {
  const { app } = world.nocobase;
  const failing = app.db.sequelize.transaction(async (transaction) => {
    await closeUser(app, { ...CLOSING, userId: leaver.userId, now: new Date() }, transaction);
    throw new Error('no');
  });

  await expect(failing).rejects.toThrow('no');
  expect((await ask('users:list', { token: leaver.apiKey })).status).toBe(200);
});

test('the gate asks the database nothing', async () => {
  const statements: string[] = [];
  const { sequelize } = world.nocobase.app.db;
  const other = await newPerson(`busy${people}`);
  await close();
  await ask('users:list', { token: other.apiKey });
  const query = vi.spyOn(sequelize, 'query');

  await ask('users:list', { token: other.apiKey });
  statements.push(...query.mock.calls.map(([sql]) => (typeof sql === 'string' ? sql : sql.query)));
  const ofRefused = query.mock.calls.length;
  await ask('users:list', { token: leaver.apiKey });

  expect(statements.length).toBeGreaterThan(0);
  expect(statements.filter((sql) => sql.includes('wecom'))).toEqual([]);
  // Who is closed is cached by NocoBase like everybody else, and refused before anything is asked.
  expect(query.mock.calls.length - ofRefused).toBe(0);
});

test.each([
  'wecomClosedUsers:list',
  'wecomClosedUsers:destroy?filterByTk=1',
  'wecomTouchedUsers:list',
  'wecomClosedUsers/1/user:get',
])('nobody gets at the rows by %s, the root user neither', async (route) => {
  const token = await world.nocobase.signInAsRoot();

  expect((await ask(route, { token })).status).toBe(404);
});
