import { notification } from 'antd';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { completeSignIn } from './complete-sign-in';
import { type FakeClient, fakeClient, IN_WECOM } from '../testing/fake-client';
import { requestSignIn } from './request-sign-in';
import { watchSignOut } from './sign-out';
import { failureOf, keepFailure } from './told-failure';

vi.mock('./request-sign-in', () => ({ requestSignIn: vi.fn() }));
vi.mock('antd', () => ({ notification: { error: vi.fn() } }));

const STATE = '0123456789abcdef0123456789abcdef';
const BACK = `/signin?authenticator=wecom&code=CODE&state=${STATE}#wechat_redirect`;
const listed = () => ({ status: 200, data: { data: [{ name: 'wecom', authType: 'wecom' }] } });
const AUTOMATIC = { kind: 'automatic', authenticator: 'wecom', path: '/admin/x' } as const;
const BY_HAND = { ...AUTOMATIC, kind: 'by-hand' } as const;

beforeEach(() => {
  // A page that was left is waited for, longer than a test takes.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.mocked(requestSignIn).mockReset();
  vi.mocked(notification.error).mockReset();
});
afterEach(() => vi.useRealTimers());

describe('a sign-in that comes back', () => {
  test('stores the session and opens the redirect target without leaving the page', async () => {
    vi.mocked(requestSignIn).mockResolvedValue({ token: 'TOKEN', redirectTo: '/admin/x?a=1' });
    const client = fakeClient({ at: BACK, marks: { stopped: 'failed' }, left: BY_HAND });

    await completeSignIn(client);

    expect(requestSignIn).toHaveBeenCalledWith(client, 'wecom', { code: 'CODE', state: STATE });
    expect(client.app.apiClient.auth.token).toBe('TOKEN');
    expect(client.address()).toBe('/admin/x?a=1');
    expect(client.left).toEqual([]);
    expect(client.marks.get('stopped')).toBeNull();
    expect(client.marks.get('left')).toBeNull();
    expect(client.cookies.size).toBe(0);
  });

  test('takes the code out of the address before it asks the server', async () => {
    const client = fakeClient({ at: BACK });
    vi.mocked(requestSignIn).mockImplementation(() => {
      expect(client.address()).toBe('/signin');
      return Promise.resolve({ token: 'TOKEN', redirectTo: '/admin' });
    });

    await completeSignIn(client);

    expect(client.address()).toBe('/admin');
  });

  test('is posted without a code when the person refused', async () => {
    vi.mocked(requestSignIn).mockResolvedValue({ error: { code: 'wecom_code_missing' } });
    const client = fakeClient({ at: `/signin?authenticator=wecom&state=${STATE}`, answer: listed });

    await completeSignIn(client);

    expect(requestSignIn).toHaveBeenCalledWith(client, 'wecom', { code: '', state: STATE });
    expect(client.failure).toMatchObject({ code: 'wecom_code_missing' });
  });

  test('ignores a redirect target on another origin', async () => {
    vi.mocked(requestSignIn).mockResolvedValue({ token: 'TOKEN', redirectTo: '//evil.example' });
    const client = fakeClient({ at: BACK });

    await completeSignIn(client);

    expect(client.address()).toBe('/admin');
    expect(client.left).toEqual([]);
  });

  test('loads a page of the other client', async () => {
    vi.mocked(requestSignIn).mockResolvedValue({ token: 'TOKEN', redirectTo: '/v/admin' });
    const client = fakeClient({ at: BACK });

    void completeSignIn(client);

    await expect.poll(() => client.left).toEqual(['/v/admin']);
  });

  test('leaves everything to a plugin that answers without a token', async () => {
    vi.mocked(requestSignIn).mockResolvedValue({});
    const client = fakeClient({ at: BACK, token: 'OLD' });

    await completeSignIn(client);

    expect(client.app.apiClient.auth.token).toBe('OLD');
    expect(client.failure).toBeUndefined();
  });

  test('goes on to the consent page', async () => {
    const consentUrl = 'https://open.weixin.qq.com/connect/oauth2/authorize?scope=snsapi_privateinfo';
    vi.mocked(requestSignIn).mockResolvedValue({ error: { code: 'wecom_consent_required', consentUrl } });
    const client = fakeClient({ at: BACK });

    void completeSignIn(client);

    await expect.poll(() => client.left).toEqual([consentUrl]);
  });

  test.each([
    '/signin',
    `/admin?authenticator=wecom&code=CODE&state=${STATE}`,
    `/signin?code=CODE&state=${STATE}`,
    '/signin?authenticator=oidc&code=CODE&state=another-plugin',
    '/signin?authenticator=wecom&error=wecom_made_up',
    '/signin?authenticator=wecom&error=access_denied',
  ])('is not seen in %s', async (at) => {
    const client = fakeClient({ at });

    await completeSignIn(client);

    expect(requestSignIn).not.toHaveBeenCalled();
    expect(client.address()).toBe(at);
  });
});

describe('a sign-in that fails', () => {
  test('is told on the sign-in page, which keeps the redirect target', async () => {
    const error = { code: 'wecom_not_linked', redirectTo: '/admin/x', appName: 'NocoBase', homepageUrl: 'https://x' };
    vi.mocked(requestSignIn).mockResolvedValue({ error });
    const client = fakeClient({ at: BACK, answer: listed });

    await completeSignIn(client);

    expect(client.failure).toEqual({ authenticator: 'wecom', ...error });
    expect(client.address()).toBe('/signin?redirect=%2Fadmin%2Fx');
    expect(notification.error).not.toHaveBeenCalled();
  });

  test('is told in a notification when its authenticator is not on the page', async () => {
    vi.mocked(requestSignIn).mockResolvedValue({ error: { code: 'wecom_authenticator_unavailable' } });
    const client = fakeClient({ at: BACK });

    await completeSignIn(client);

    expect(notification.error).toHaveBeenCalledWith(
      expect.objectContaining({ message: 'wecom_authenticator_unavailable', duration: 0 }),
    );
  });

  test('is told again after a reload when the server said it, until another sign-in has ended', async () => {
    const refused = { code: 'wecom_not_linked', reference: 'ABCD1234', homepageUrl: 'https://x' };
    vi.mocked(requestSignIn).mockResolvedValue({ error: refused });
    const client = fakeClient({ at: BACK, answer: listed });
    await completeSignIn(client);
    client.failure = undefined;
    expect(failureOf(client, 'wecom')).toMatchObject(refused);

    vi.mocked(requestSignIn).mockResolvedValue({ error: {} });
    client.browser.history.replaceState(null, '', BACK);
    await completeSignIn(client);
    client.failure = undefined;

    expect(failureOf(client, 'wecom')).toBeUndefined();
  });

  test.each([
    ['a sign-in that succeeds', (client: FakeClient) => completeSignIn(client)],
    [
      'a sign-out',
      (client: FakeClient) => {
        watchSignOut(client);
        client.intercept({ url: 'auth:signOut' });
        return Promise.resolve();
      },
    ],
  ])('is forgotten after %s', async (_, end) => {
    vi.mocked(requestSignIn).mockResolvedValue({ token: 'TOKEN' });
    const client = fakeClient({ at: BACK, answer: listed });
    keepFailure(client, { authenticator: 'wecom', code: 'wecom_not_linked' });

    await end(client);

    expect(failureOf(client, 'wecom')).toBeUndefined();
  });

  test('before it started is told in the same way', async () => {
    const at = '/v/signin?authenticator=wecom&error=wecom_not_configured&redirect=%2Fv%2Fadmin%2Fx';
    const cookies = { nb_wecom_refused_main: 'wecom_not_configured.ABCD1234' };
    const client = fakeClient({ kind: 'modern', at, answer: listed, cookies });

    await completeSignIn(client);

    expect(client.failure).toMatchObject({ code: 'wecom_not_configured' });
    expect(client.address()).toBe('/v/signin?redirect=%2Fv%2Fadmin%2Fx');
    expect(client.cookies.size).toBe(0);
    expect(client.marks.get('stopped')).toBeNull();
  });

  test.each([
    ['automatic login', AUTOMATIC],
    ['the button', BY_HAND],
  ])('stops automatic login when this web view left by %s', async (_way, left) => {
    vi.mocked(requestSignIn).mockResolvedValue({ error: {} });
    const client = fakeClient({ at: BACK, userAgent: IN_WECOM, left });

    await completeSignIn(client);

    expect(client.marks.get('stopped')).toBe('failed');
    expect(client.marks.get('left')).toBeNull();
  });

  test.each([
    ['of another authenticator', 'staff', undefined],
    ['opened by password', 'basic', undefined],
    [
      'of another authenticator, when this web view had left for that one',
      'staff',
      { ...AUTOMATIC, authenticator: 'staff' },
    ],
  ] as const)(
    'by a link to a sign-in that the person is not meant for keeps a session %s',
    async (_of, authenticator, left) => {
      vi.mocked(requestSignIn).mockResolvedValue({ error: { code: 'wecom_not_in_visible_range' } });
      const page = { at: BACK, userAgent: IN_WECOM, token: 'OLD', authenticator, answer: listed };
      const client = fakeClient({ ...page, ...(left && { left }) });

      await completeSignIn(client);

      expect(client.app.apiClient.auth.token).toBe('OLD');
    },
  );

  test('stops nothing when this web view had not left for it', async () => {
    vi.mocked(requestSignIn).mockResolvedValue({ error: { code: 'wecom_state_missing' } });
    const client = fakeClient({ at: BACK, userAgent: IN_WECOM, answer: listed });

    await completeSignIn(client);

    expect(client.failure).toMatchObject({ code: 'wecom_state_missing' });
    expect(client.marks.get('stopped')).toBeNull();
  });
});
