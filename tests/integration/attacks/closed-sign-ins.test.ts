import { describe, expect, test } from 'vitest';
import { signInInClient, signInOnWeb } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';
import { ask, read, REFUSED, signInWith, useLeaver } from '../support/closed-users';
import { newMember } from '../support/members';

const world = useWorld({ public: { autoSignUp: true } });
const { leaver, close, closeBehindTheCache } = useLeaver(world);

describe('a sign-in', () => {
  test('by password is refused, and makes no token', async () => {
    const { app } = world.nocobase;
    await close();
    const before = await app.db.getModel('issuedTokens').count();

    const reply = await signInWith(world, leaver.username);

    expect(read(reply)).toEqual(REFUSED);
    expect(reply.cookies).toEqual({});
    expect(JSON.stringify(reply.body)).not.toContain('token');
    expect(await app.db.getModel('issuedTokens').count()).toBe(before);
  });

  test('with a wrong password does not tell that the account is closed', async () => {
    await close();

    const wrong = { account: leaver.username, password: 'wrong' };
    const { status, code } = await ask(world, 'auth:signIn', { body: wrong, headers: { 'X-Authenticator': 'basic' } });

    expect(status).toBe(401);
    expect(code).not.toBe(REFUSED.code);
  });

  test('says why, to be read by a person', async () => {
    await close();

    expect(JSON.stringify((await signInWith(world, leaver.username)).body)).toContain(
      'Your account here has been closed.',
    );
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
    function Odd() {
      return { skipCheck: async () => false, check: async () => user, signIn: async () => ({ user, token: 'secret' }) };
    }
    type Type = Parameters<typeof app.authManager.registerTypes>[1];
    app.authManager.registerTypes('odd', { auth: Odd as unknown as Type['auth'] });
    app.authManager.registerBuiltInAuthenticator({ name: 'odd', authType: 'odd', options: {} });
    await close();

    expect(read(await signInWith(world, 'anybody', 'odd'))).toEqual(REFUSED);
    expect(await ask(world, 'users:list', { headers: { 'X-Authenticator': 'odd' } })).toEqual(REFUSED);
  });
});

describe('a new password', () => {
  test('does not open the account', async () => {
    await close();
    const { app } = world.nocobase;
    const resetToken = app.authManager.jwt.sign({ resetPasswordUserId: leaver.userId }, { expiresIn: 600 });
    const password = `password of ${leaver.username}`;
    const headers = { 'X-Authenticator': 'basic' };

    expect((await ask(world, 'auth:resetPassword', { body: { resetToken, password }, headers })).status).toBe(204);
    expect(read(await signInWith(world, leaver.username))).toEqual(REFUSED);
  });

  test('cannot be chosen in a session', async () => {
    await closeBehindTheCache();
    const body = { oldPassword: `password of ${leaver.username}`, newPassword: 'x', confirmPassword: 'x' };

    expect(await ask(world, 'auth:changePassword', { token: leaver.token, body })).toEqual(REFUSED);
  });
});
