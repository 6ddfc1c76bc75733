import { describe, expect, test } from 'vitest';
import type { ListedAuthenticator } from './authenticators';
import { loginAutomatically, loginAutomaticallyFromSignInPage } from './automatic-login';
import { fakeClient } from './fake-client';
import { startByHand } from './start-by-hand';
import { watchSignOut } from './sign-out';

const authenticator: ListedAuthenticator = { name: 'wecom', authType: 'wecom', options: { autoSignIn: true } };
const others: ListedAuthenticator[] = [
  { name: 'basic', authType: 'Email/Password' },
  { name: 'quiet', authType: 'wecom', options: { autoSignIn: false } },
  { name: 'alien', authType: 'oidc', options: { autoSignIn: true } },
];
const answer = () => ({ status: 200, data: { data: [...others, authenticator] } });
const start = 'https://app.example.com/api/wecom:authorize?authenticator=wecom';

describe('opening a page', () => {
  test.each([
    ['legacy', '/admin/x?a=1#b', '&redirect=%2Fadmin%2Fx%3Fa%3D1%23b'],
    ['legacy', '/m', '&redirect=%2Fm'],
    ['legacy', '/', '&redirect=%2F'],
    ['modern', '/v/', '&redirect=%2Fv%2F'],
    ['modern', '/v/admin/x', '&redirect=%2Fv%2Fadmin%2Fx'],
  ] as const)('of the %s client at %s signs in and comes back to it', async (kind, at, redirect) => {
    const client = fakeClient({ kind, at, answer });

    void loginAutomatically(client);

    await expect.poll(() => client.left).toEqual([start + redirect]);
    expect(client.marks.get('automatic')).toBe('started');
  });

  test('with a session verifies once whose it is', async () => {
    const client = fakeClient({ at: '/admin', token: 'TOKEN', answer });

    void loginAutomatically(client);

    await expect.poll(() => client.left).toHaveLength(1);
  });

  test.each([
    ['after a sign-in in this web view', { token: 'TOKEN', marks: { verified: '1' } }],
    ['after a failure', { marks: { stopped: 'failed' } }],
    ['when the session did not hold', { marks: { verified: String(Date.now()) } }],
    ['on the sign-in page', { at: '/signin' }],
    ['on a page for everybody', { at: '/public-forms/x' }],
  ])('does not sign in %s', async (_case, page) => {
    const client = fakeClient({ at: '/admin', answer, ...page });

    await loginAutomatically(client);

    expect(client.left).toEqual([]);
    expect(client.requests).toEqual([]);
  });

  test('does not sign in inside a frame of another site', async () => {
    const client = fakeClient({ at: '/admin', answer });
    Object.assign(client.browser, { parent: {} });

    await loginAutomatically(client);

    expect([client.left, client.requests]).toEqual([[], []]);
  });

  test('does not sign in without an authenticator for it', async () => {
    const client = fakeClient({ at: '/admin', answer: () => ({ status: 200, data: { data: others } }) });

    await loginAutomatically(client);

    expect(client.left).toEqual([]);
  });

  test('does not sign in when the server does not tell the authenticators', async () => {
    const client = fakeClient({ at: '/admin', answer: () => ({ status: 500, data: { errors: [] } }) });

    await loginAutomatically(client);

    expect(client.left).toEqual([]);
  });
});

describe('the sign-in page', () => {
  const at = '/signin?redirect=/admin/x';

  test('signs in when a session has ended', () => {
    const client = fakeClient({ at, marks: { verified: '1' } });

    void loginAutomaticallyFromSignInPage(client, authenticator);

    expect(client.left).toEqual([`${start}&redirect=%2Fadmin%2Fx`]);
  });

  test('waits for the person after a failure', async () => {
    const client = fakeClient({ at });
    client.failure = { authenticator: 'wecom', code: 'wecom_unreachable' };

    await loginAutomaticallyFromSignInPage(client, authenticator);

    expect(client.left).toEqual([]);
  });
});

test('signing out stops automatic login until the person presses the button', async () => {
  const client = fakeClient({ at: '/signin' });
  watchSignOut(client);

  client.intercept({ url: 'auth:signOut' });
  await loginAutomaticallyFromSignInPage(client, authenticator);
  expect(client.left).toEqual([]);

  startByHand(client, 'wecom');
  expect(client.left).toEqual([start]);
  expect(client.marks.get('stopped')).toBeNull();
});
