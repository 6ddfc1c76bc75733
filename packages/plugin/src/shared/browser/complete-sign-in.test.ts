import { notification } from 'antd';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { completeSignIn } from './complete-sign-in';
import { fakeClient, IN_WECOM } from './fake-client';
import { requestSignIn } from './request-sign-in';

vi.mock('./request-sign-in', () => ({ requestSignIn: vi.fn() }));
vi.mock('antd', () => ({ notification: { error: vi.fn() } }));

const STATE = '0123456789abcdef0123456789abcdef';
const BACK = `/signin?authenticator=wecom&code=CODE&state=${STATE}#wechat_redirect`;
const listed = () => ({ status: 200, data: { data: [{ name: 'wecom', authType: 'wecom' }] } });

beforeEach(() => {
  vi.mocked(requestSignIn).mockReset();
  vi.mocked(notification.error).mockReset();
});

describe('a sign-in that comes back', () => {
  test('stores the session and opens the redirect target without leaving the page', async () => {
    vi.mocked(requestSignIn).mockResolvedValue({ token: 'TOKEN', redirectTo: '/admin/x?a=1' });
    const client = fakeClient({ at: BACK, marks: { stopped: 'failed', automatic: 'started' } });

    await completeSignIn(client);

    expect(requestSignIn).toHaveBeenCalledWith(client, 'wecom', { code: 'CODE', state: STATE });
    expect(client.app.apiClient.auth.token).toBe('TOKEN');
    expect(client.address()).toBe('/admin/x?a=1');
    expect(client.left).toEqual([]);
    expect(client.marks.get('stopped')).toBeNull();
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

    expect(notification.error).toHaveBeenCalledWith({ message: 'wecom_authenticator_unavailable', duration: 0 });
  });

  test('before it started is told in the same way', async () => {
    const at = '/v/signin?authenticator=wecom&error=wecom_not_configured&redirect=%2Fv%2Fadmin%2Fx';
    const client = fakeClient({ kind: 'modern', at, answer: listed });

    await completeSignIn(client);

    expect(client.failure).toMatchObject({ code: 'wecom_not_configured' });
    expect(client.address()).toBe('/v/signin?redirect=%2Fv%2Fadmin%2Fx');
  });

  test('stops automatic login', async () => {
    vi.mocked(requestSignIn).mockResolvedValue({ error: {} });
    const client = fakeClient({ at: BACK, userAgent: IN_WECOM, marks: { automatic: 'started' } });

    await completeSignIn(client);

    expect(client.marks.get('stopped')).toBe('failed');
  });
});

/** A page on which automatic login of a browser with a session comes back with an error. */
function verifying(code: string | undefined) {
  vi.mocked(requestSignIn).mockResolvedValue({ error: { ...(code && { code }), redirectTo: '/admin/x' } });
  return fakeClient({ at: BACK, userAgent: IN_WECOM, token: 'OLD', marks: { automatic: 'started' }, answer: listed });
}

describe('a session that automatic login was verifying', () => {
  test.each(['wecom_not_a_member', 'wecom_not_in_visible_range', 'wecom_sign_up_off', 'wecom_code_missing'])(
    'is dropped when the person is refused: %s',
    async (code) => {
      const client = verifying(code);

      await completeSignIn(client);

      expect(client.app.apiClient.auth.token).toBeNull();
      expect(client.address()).toBe('/signin?redirect=%2Fadmin%2Fx');
    },
  );

  test.each(['wecom_unreachable', 'wecom_rate_limited', 'wecom_wrong_secret', undefined])(
    'is kept when the person could not be asked: %s',
    async (code) => {
      const client = verifying(code);

      await completeSignIn(client);

      expect(client.app.apiClient.auth.token).toBe('OLD');
      expect(client.address()).toBe('/admin/x');
      expect(client.failure).toBeUndefined();
    },
  );
});
