import { beforeEach, describe, expect, test, vi } from 'vitest';
import { completeSignIn } from './complete-sign-in';
import { fakeClient, IN_WECOM } from '../testing/fake-client';
import { requestSignIn } from './request-sign-in';

vi.mock('./request-sign-in', () => ({ requestSignIn: vi.fn() }));
vi.mock('antd', () => ({ notification: { error: vi.fn() } }));

const STATE = '0123456789abcdef0123456789abcdef';
const LISTED = [
  { name: 'wecom', authType: 'wecom' },
  { name: 'oidc', authType: 'OIDC' },
  { name: 'basic', authType: 'Email/Password' },
];
const listed = () => ({ status: 200, data: { data: LISTED } });
const AUTOMATIC = { kind: 'automatic', authenticator: 'wecom', path: '/admin/x' } as const;

beforeEach(() => void vi.mocked(requestSignIn).mockReset());

/** Returns as WeCom, a proxy or a stranger may make them. */
const CHANGED = [
  `authenticator=wecom&code=CODE&state=${STATE}https://x.example`,
  `authenticator=wecom&code=CODE&state=${STATE.toUpperCase()}`,
  'authenticator=wecom&code=CODE',
  'authenticator=wecom&code=CODE&state=',
  `authenticator=wecom&code=CODE&code=OTHER&state=${STATE}`,
  `authenticator=wecom&code=CODE&state=${STATE}&state=${STATE}`,
  `authenticator=wecom&authenticator=wecom&code=CODE&state=${STATE}`,
  `code=CODE&state=${STATE}`,
  'authenticator=gone&code=CODE&state=STATE',
  'authenticator=wecom&error=access_denied',
  'authenticator=wecom&error=wecom_not_linked',
  'authenticator=wecom',
];

describe('a return that is not as it was started', () => {
  test.each(CHANGED)('ends automatic login with one text and a clean address: %s', async (query) => {
    const client = fakeClient({ at: `/signin?${query}`, userAgent: IN_WECOM, answer: listed, left: AUTOMATIC });

    await completeSignIn(client);

    expect(requestSignIn).not.toHaveBeenCalled();
    expect(client.failure).toMatchObject({ code: 'wecom_return_unclear' });
    expect(client.marks.get('stopped')).toBe('failed');
    expect(client.address()).toBe('/signin?redirect=%2Fadmin%2Fx');
  });

  test.each(CHANGED)('keeps a session that was looked at again, and its page: %s', async (query) => {
    const at = `/signin?${query}`;
    const client = fakeClient({ at, userAgent: IN_WECOM, token: 'OLD', answer: listed, left: AUTOMATIC });

    await completeSignIn(client);

    expect(client.app.apiClient.auth.token).toBe('OLD');
    expect(client.address()).toBe('/admin/x');
    expect(client.failure).toBeUndefined();
    expect(client.marks.get('stopped')).toBeNull();
    expect(Number(client.marks.get('verified'))).toBeGreaterThan(0);
  });

  test('of an authenticator of ours is told where nobody waited for it, and stops nothing', async () => {
    const client = fakeClient({ at: `/signin?authenticator=wecom&code=C&state=${STATE}x`, answer: listed });

    await completeSignIn(client);

    expect(client.failure).toMatchObject({ code: 'wecom_return_unclear' });
    expect(client.address()).toBe('/signin');
    expect(client.marks.get('stopped')).toBeNull();
  });

  test('of an attempt to link is told on the page where that began', async () => {
    const left = { ...AUTOMATIC, kind: 'link' } as const;
    const client = fakeClient({ at: `/signin?authenticator=wecom&code=C&state=${STATE}link!`, token: 'OLD', left });

    await completeSignIn(client);

    expect(client.myWeCom.current()).toEqual({ error: { code: 'wecom_return_unclear' } });
    expect(client.address()).toBe('/admin/x');
    expect(client.marks.get('left')).toBeNull();
  });
});

describe('what another sign-in plugin brings back', () => {
  test.each([
    ['its own state', '/signin?authenticator=oidc&code=CODE&state=another-plugin'],
    ['a state that looks like ours', `/signin?authenticator=oidc&code=CODE&state=${STATE}`],
    ['an error', '/signin?authenticator=oidc&error=access_denied'],
    ['a token', '/signin?authenticator=basic&token=TOKEN'],
  ])('is left to it: %s', async (_case, at) => {
    for (const left of [undefined, AUTOMATIC]) {
      const client = fakeClient({ at, answer: listed, ...(left && { left }) });

      await completeSignIn(client);

      expect(requestSignIn).not.toHaveBeenCalled();
      expect(client.address()).toBe(at);
      expect(client.failure).toBeUndefined();
    }
  });
});

describe('an error in an address that this browser was not given', () => {
  test.each([
    ['in WeCom with a session', { userAgent: IN_WECOM, token: 'OLD' }],
    ['in WeCom without one', { userAgent: IN_WECOM }],
    ['in a browser', { token: 'OLD' }],
    [
      'after the server gave another',
      { userAgent: IN_WECOM, cookies: { nb_wecom_refused_main: 'wecom_unreachable.ABCD1234' } },
    ],
    [
      'of another application',
      { userAgent: IN_WECOM, cookies: { nb_wecom_refused_sales: 'wecom_not_linked.ABCD1234' } },
    ],
  ])('is not shown, stops nothing and ends no session: %s', async (_case, page) => {
    const at = '/signin?authenticator=wecom&error=wecom_not_linked';
    const client = fakeClient({ at, answer: listed, ...page });

    await completeSignIn(client);

    expect(client.failure).toBeUndefined();
    expect(client.marks.get('stopped')).toBeNull();
    expect(client.app.apiClient.auth.token).toBe('token' in page ? 'OLD' : null);
  });

  test('ends no session when the server did give it: it is no answer of the sign-in', async () => {
    const at = '/signin?authenticator=wecom&error=wecom_member_inactive';
    const cookies = { nb_wecom_refused_main: 'wecom_member_inactive.ABCD1234' };
    const client = fakeClient({ at, userAgent: IN_WECOM, token: 'OLD', answer: listed, cookies });

    await completeSignIn(client);

    expect(client.failure).toMatchObject({ code: 'wecom_member_inactive' });
    expect(client.app.apiClient.auth.token).toBe('OLD');
  });
});
