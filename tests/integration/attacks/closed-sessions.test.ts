import { expect, describe, test, vi } from 'vitest';
import { closeUser, openUser } from '../../../packages/plugin/src/server/closed-users/close-user';
import { useWorld } from '../../world/use-world';
import { ask, CLOSING, read, REFUSED, signInWith, useLeaver } from '../support/closed-users';

const world = useWorld({ public: { autoSignUp: true } });
const { leaver, close, closeBehindTheCache, newColleague } = useLeaver(world);

describe('a session', () => {
  test.each(['auth:check', 'users:list', 'auth:signOut', 'auth:syncCookies', 'wecom:myLinks'])(
    'has ended for %s',
    async (route) => {
      expect((await ask(world, 'auth:check', { token: leaver.token })).status).toBe(200);
      await close();

      expect((await ask(world, route, { token: leaver.token })).status).toBe(401);
    },
  );

  test('has ended for NocoBase as well, so that it stays dead when the plugin is disabled', async () => {
    await close();

    expect(await ask(world, 'auth:check', { token: leaver.token })).toEqual({ status: 401, code: 'INVALID_TOKEN' });
  });

  test.each(['auth:check', 'users:list', 'auth:signOut', 'auth:syncCookies', 'wecom:myLinks'])(
    'has ended for %s where NocoBase does not know yet',
    async (route) => {
      await closeBehindTheCache();

      expect(await ask(world, route, { token: leaver.token })).toEqual(REFUSED);
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
    expect((await ask(world, 'users:list', { token: leaver.apiKey })).status).toBe(200);
    await close();

    expect(await ask(world, 'users:list', { token: leaver.apiKey })).toEqual(REFUSED);
  });

  test('is refused in an address', async () => {
    await close();

    expect(await ask(world, `users:list?token=${leaver.apiKey}`)).toEqual(REFUSED);
  });

  test.each(['root', 'admin', 'member', 'anonymous', '__union__', 'nonsense'])(
    'is refused with X-Role %s',
    async (role) => {
      await close();

      expect(await ask(world, 'users:list', { token: leaver.apiKey, headers: { 'X-Role': role } })).toEqual(REFUSED);
    },
  );

  test.each(['wecom', 'basic', 'nonsense', '__proto__'])('is of no use with X-Authenticator %s', async (name) => {
    await close();

    const { status } = await ask(world, 'users:list', { token: leaver.apiKey, headers: { 'X-Authenticator': name } });

    expect(status).toBeGreaterThanOrEqual(400);
  });

  test('of somebody else goes on', async () => {
    const other = await newColleague();
    await close();

    expect((await ask(world, 'users:list', { token: other.apiKey })).status).toBe(200);
  });
});

describe('opened again', () => {
  test('everything is as before, but for the sessions from before', async () => {
    const roles = () => world.nocobase.api('users/' + leaver.userId + '/roles:list', { token: leaver.apiKey });
    const before = (await roles()).body;
    await close();
    await openUser(world.nocobase.app, leaver.userId);

    expect((await ask(world, 'users:list', { token: leaver.apiKey })).status).toBe(200);
    expect((await signInWith(world, leaver.username)).status).toBe(200);
    expect((await roles()).body).toEqual(before);
    expect((await ask(world, 'auth:check', { token: leaver.token })).status).toBe(401);
  });

  test('can be closed once more', async () => {
    await close();
    await openUser(world.nocobase.app, leaver.userId);
    await close();

    expect(await ask(world, 'users:list', { token: leaver.apiKey })).toEqual(REFUSED);
  });
});

test('the root user is never closed', async () => {
  const token = await world.nocobase.signInAsRoot();

  expect(await close(1)).toBe(false);
  expect((await ask(world, 'auth:check', { token })).status).toBe(200);
  expect(await world.nocobase.app.db.getModel('wecomClosedUsers').count({ where: { userId: 1 } })).toBe(0);
});

test('a closing that is rolled back closes nobody', async () => {
  const { app } = world.nocobase;
  const failing = app.db.sequelize.transaction(async (transaction) => {
    await closeUser(app, { ...CLOSING, userId: leaver.userId, now: new Date() }, transaction);
    throw new Error('no');
  });

  await expect(failing).rejects.toThrow('no');
  expect((await ask(world, 'users:list', { token: leaver.apiKey })).status).toBe(200);
});

test('the gate asks the database nothing', async () => {
  const statements: string[] = [];
  const { sequelize } = world.nocobase.app.db;
  const other = await newColleague();
  await close();
  await ask(world, 'users:list', { token: other.apiKey });
  const query = vi.spyOn(sequelize, 'query');

  await ask(world, 'users:list', { token: other.apiKey });
  statements.push(...query.mock.calls.map(([sql]) => (typeof sql === 'string' ? sql : sql.query)));
  const ofRefused = query.mock.calls.length;
  await ask(world, 'users:list', { token: leaver.apiKey });

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

  expect((await ask(world, route, { token })).status).toBe(404);
});
