import { describe, expect, test } from 'vitest';
import { requestApi } from '../../world/nocobase/api';
import { signInOnWeb } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

const OF_PASSWORDS = ['signUp', 'lostPassword', 'resetPassword', 'checkResetToken'];
const BODIES: Array<object | undefined> = [
  undefined,
  {},
  { email: 'admin@nocobase.com', resetToken: 'x', username: 'mallory', password: 'p', confirm_password: 'p' },
];

async function ask(action: string, body: object | undefined, name = 'wecom', token?: string) {
  const request = { headers: { 'X-Authenticator': name }, ...(body && { body }), ...(token && { token }) };
  const reply = await requestApi(`${world.nocobase.url}/api/auth:${action}`, { method: 'POST', ...request });
  return { status: reply.status, code: (reply.body as { errors?: [{ code?: string }] }).errors?.[0].code };
}

describe.each(OF_PASSWORDS)('auth:%s', (action) => {
  test.each(BODIES)('is refused with our authenticator: %j', async (body) => {
    expect(await ask(action, body)).toEqual({ status: 400, code: 'wecom_no_password' });
  });

  test('is refused with our authenticator by GET', async () => {
    const { status } = await world.nocobase.api(`auth:${action}`, { headers: { 'X-Authenticator': 'wecom' } });

    expect(status).toBe(400);
  });

  test('is left to NocoBase with another one', async () => {
    expect((await ask(action, {}, 'basic')).code).not.toBe('wecom_no_password');
  });
});

test('nobody signs up by it', async () => {
  await ask('signUp', { username: 'mallory', password: 'p', confirm_password: 'p' });

  expect(await world.nocobase.app.db.getRepository('users').count({ filter: { username: 'mallory' } })).toBe(0);
});

test.each(['check', 'checkLegacyFileAccess', 'syncCookies', 'changePassword', 'signOut'])(
  'auth:%s without a session is no fault of the server',
  async (action) => {
    expect((await ask(action, {})).status).toBeLessThan(500);
    expect((await ask(action, undefined)).status).toBeLessThan(500);
  },
);

test.each([{}, { oldPassword: 'x', newPassword: 'y', confirmPassword: 'z' }])(
  'a member who changes a password that they do not have is refused: %j',
  async (body) => {
    const { token = '' } = await signInOnWeb(world, 'lisi');

    const { status } = await ask('changePassword', body, 'wecom', token);

    expect([400, 401, 403]).toContain(status);
  },
);
