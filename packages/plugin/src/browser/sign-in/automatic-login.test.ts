import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ListedAuthenticator } from '../authenticators';
import { loginAutomatically, loginAutomaticallyFromSignInPage } from './automatic-login';
import { readDeparture } from '../departure';
import { fakeClient } from '../testing/fake-client';
import { startByHand } from './start-by-hand';
import { watchSignOut } from './sign-out';

// A page that was left is waited for, longer than a test takes.
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const authenticator: ListedAuthenticator = { name: 'wecom', authType: 'wecom', options: { autoSignIn: true } };
const others: ListedAuthenticator[] = [
  { name: 'basic', authType: 'Email/Password' },
  { name: 'quiet', authType: 'wecom', options: { autoSignIn: false } },
  { name: 'alien', authType: 'oidc', options: { autoSignIn: true } },
];
const answer = () => ({ status: 200, data: { data: [...others, authenticator] } });
const start = 'https://app.example.com/api/wecom:authorize?authenticator=wecom';

const refuse = () => {
  throw new DOMException('full', 'QuotaExceededError');
};

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
    expect(readDeparture(client)).toMatchObject({ kind: 'automatic', authenticator: 'wecom' });
  });

  test.each([
    ['was never verified in this web view', {}],
    ['was verified more than ten minutes ago', { verified: '1' }],
    ['was verified at a time that cannot be read', { verified: 'yesterday' }],
  ])('with a session asks whose it is when it %s', async (_case, marks) => {
    const client = fakeClient({ at: '/admin', token: 'TOKEN', answer, marks });

    void loginAutomatically(client);

    await expect.poll(() => client.left).toHaveLength(1);
  });

  test.each([
    ['when the session was verified just now', { token: 'TOKEN', marks: { verified: String(Date.now()) } }],
    ['when a session could not be kept on its page', { token: 'TOKEN', at: `/admin/${'x'.repeat(2048)}` }],
    ['with a session while the browser is offline', { token: 'TOKEN', isOffline: true }],
    ['while a sign-in is under way', { left: { kind: 'automatic', authenticator: 'wecom', path: '/admin' } as const }],
    ['while one is under way and session storage was lost', { cookies: { nb_wecom_left_main: 'automatic' } }],
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

describe('where marks cannot be kept', () => {
  test.each([
    ['a full storage', { getItem: () => null, setItem: refuse, removeItem: () => undefined }],
    ['a storage that keeps nothing', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }],
    ['a storage that throws', { getItem: refuse, setItem: refuse, removeItem: refuse }],
  ])('does not start: %s', async (_case, sessionStorage) => {
    const client = fakeClient({ at: '/admin', answer, sessionStorage });

    await loginAutomatically(client);
    await loginAutomaticallyFromSignInPage(client, authenticator);

    expect(client.left).toEqual([]);
  });

  test('signing out is possible, and holds on this page', () => {
    const client = fakeClient({ sessionStorage: { getItem: () => null, setItem: refuse, removeItem: refuse } });
    watchSignOut(client);

    expect(() => client.intercept({ url: 'auth:signOut' })).not.toThrow();
    expect(client.marks.get('stopped')).toBe('signed out');
  });
});

test('a session does not wait for a server that is slow to tell the authenticators', async () => {
  const client = fakeClient({ at: '/admin', token: 'TOKEN' });
  client.app.apiClient.request = () => new Promise(() => undefined);

  const done = loginAutomatically(client);
  await vi.advanceTimersByTimeAsync(5_000);

  await done;
  expect(client.left).toEqual([]);
});

describe('the sign-in page', () => {
  const at = '/signin?redirect=/admin/x';

  test('signs in when a session has ended', () => {
    const client = fakeClient({ at, marks: { verified: '1' } });

    void loginAutomaticallyFromSignInPage(client, authenticator);

    expect(client.left).toEqual([`${start}&redirect=%2Fadmin%2Fx`]);
  });

  test.each([
    'authenticator=oidc&code=C&state=S',
    'authenticator=oidc&error=access_denied',
    'authenticator=saml&token=T',
  ])('leaves what another sign-in brings back to it: %s', async (query) => {
    const client = fakeClient({ at: `/signin?${query}` });

    await loginAutomaticallyFromSignInPage(client, authenticator);

    expect(client.left).toEqual([]);
  });

  test('never starts twice without a completed sign-in in between', () => {
    const client = fakeClient({ at });

    void loginAutomaticallyFromSignInPage(client, authenticator);
    void loginAutomaticallyFromSignInPage(client, authenticator);

    expect(client.left).toHaveLength(1);
  });

  test('waits for the person after a failure', async () => {
    const client = fakeClient({ at });
    client.failure = { authenticator: 'wecom', code: 'wecom_unreachable' };

    await loginAutomaticallyFromSignInPage(client, authenticator);

    expect(client.left).toEqual([]);
  });
});

test('signing out stops automatic login until the person presses the button', async () => {
  const client = fakeClient({ at: '/signin', locale: 'zh-CN' });
  watchSignOut(client);

  client.intercept({ url: 'auth:signOut' });
  await loginAutomaticallyFromSignInPage(client, authenticator);
  expect(client.left).toEqual([]);

  startByHand(client, 'wecom');
  expect(client.left).toEqual([`${start}&locale=zh-CN`]);
  expect(client.marks.get('stopped')).toBeNull();
});
