import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { completeSignIn } from './complete-sign-in';
import { fakeClient, IN_WECOM } from '../testing/fake-client';
import { requestSignIn, type SignInReply } from './request-sign-in';

vi.mock('./request-sign-in', () => ({ requestSignIn: vi.fn() }));
vi.mock('antd', () => ({ notification: { error: vi.fn() } }));

// A page that was left is waited for, longer than a test takes.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const BACK = '/signin?authenticator=wecom&code=CODE&state=0123456789abcdef0123456789abcdef';
const listed = () => ({ status: 200, data: { data: [{ name: 'wecom', authType: 'wecom' }] } });
const AUTOMATIC = { kind: 'automatic', authenticator: 'wecom', path: '/admin/x' } as const;
const tokenOf = (userId: number) => `e30.${Buffer.from(JSON.stringify({ userId })).toString('base64url')}.signature`;

/** A page on which a session that was looked at again comes back. */
function verifying(reply: SignInReply, page: { token?: string; marks?: Record<string, string> } = {}) {
  vi.mocked(requestSignIn).mockResolvedValue(reply);
  return fakeClient({ at: BACK, userAgent: IN_WECOM, token: 'OLD', left: AUTOMATIC, answer: listed, ...page });
}

describe('a session that automatic login was verifying', () => {
  test.each([
    'wecom_not_a_member',
    'wecom_other_corp',
    'wecom_not_in_visible_range',
    'wecom_member_inactive',
    'wecom_account_closed',
  ])('is dropped when WeCom proves that the person may not be in: %s', async (code) => {
    const client = verifying({ error: { code, redirectTo: '/admin/x' } });

    await completeSignIn(client);

    expect(client.app.apiClient.auth.token).toBeNull();
    expect(client.failure).toMatchObject({ code });
    expect(client.address()).toBe('/signin?redirect=%2Fadmin%2Fx');
  });

  test.each([
    'wecom_unreachable',
    'wecom_rate_limited',
    'wecom_wrong_secret',
    'wecom_state_expired',
    'wecom_code_invalid',
    'wecom_not_linked',
    'wecom_sign_up_off',
    'wecom_phone_taken',
    'wecom_code_missing',
    'wecom_consent_required',
    'TOKEN_INVALID',
    undefined,
  ])('is kept with its page by anything else: %s', async (code) => {
    const client = verifying({ error: { ...(code && { code, redirectTo: '/admin/x' }) } });

    await completeSignIn(client);

    expect(client.app.apiClient.auth.token).toBe('OLD');
    expect(client.address()).toBe('/admin/x');
    expect(client.failure).toBeUndefined();
    expect(client.marks.get('stopped')).toBeNull();
    expect(client.marks.get('left')).toBeNull();
    expect(Date.now() - Number(client.marks.get('verified'))).toBeLessThan(60_000);
  });

  test('is kept with its page when another plugin would take over', async () => {
    const client = verifying({});

    await completeSignIn(client);

    expect(client.app.apiClient.auth.token).toBe('OLD');
    expect(client.address()).toBe('/admin/x');
  });

  test('is kept with its page when the answer takes long, and a late answer changes nothing', async () => {
    const client = verifying({});
    const answers: ((reply: SignInReply) => void)[] = [];
    vi.mocked(requestSignIn).mockReturnValue(new Promise((resolve) => void answers.push(resolve)));

    const done = completeSignIn(client);
    await vi.advanceTimersByTimeAsync(8_000);
    await done;
    answers[0]?.({ token: 'NEW', redirectTo: '/admin/late' });
    await Promise.resolve();

    expect(client.app.apiClient.auth.token).toBe('OLD');
    expect(client.address()).toBe('/admin/x');
  });

  test('is replaced, and its role with it, when another member is proved', async () => {
    const token = tokenOf(2);
    const client = verifying({ token, redirectTo: '/admin/x' }, { token: tokenOf(1) });
    const setRole = vi.spyOn(client.app.apiClient.auth, 'setRole');

    await completeSignIn(client);

    expect(client.app.apiClient.auth.token).toBe(token);
    expect(setRole).toHaveBeenCalledWith(null);
  });

  test('keeps the role that its own user had chosen', async () => {
    const client = verifying({ token: tokenOf(1), redirectTo: '/admin/x' }, { token: tokenOf(1) });
    const setRole = vi.spyOn(client.app.apiClient.auth, 'setRole');

    await completeSignIn(client);

    expect(setRole).not.toHaveBeenCalled();
    expect(client.address()).toBe('/admin/x');
  });

  test('leads to the consent page once in a web view, and after that is kept without', async () => {
    const consentUrl = 'https://open.weixin.qq.com/connect/oauth2/authorize?scope=snsapi_privateinfo';
    const reply = { error: { code: 'wecom_consent_required', consentUrl } };
    const first = verifying(reply);
    void completeSignIn(first);
    await vi.waitFor(() => expect(first.left).toEqual([consentUrl]));
    expect(first.marks.get('asked')).not.toBeNull();

    const second = verifying(reply, { marks: { asked: 'once' } });
    await completeSignIn(second);

    expect(second.left).toEqual([]);
    expect(second.address()).toBe('/admin/x');
    expect(second.app.apiClient.auth.token).toBe('OLD');
  });
});
