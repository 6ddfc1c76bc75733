import { notification } from 'antd';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeClient, IN_WECOM } from '../testing/fake-client';
import { start } from './start';

vi.mock('antd', () => ({ notification: { error: vi.fn() } }));
// As after an upgrade with a page open: none of the files that are loaded later is there any more.
vi.mock('./complete-sign-in', () => {
  throw new Error('Loading chunk 230 failed.');
});
vi.mock('./automatic-login', () => {
  throw new Error('Loading chunk 43 failed.');
});

const STATE = '0123456789abcdef0123456789abcdef';
const UNLOADED = { message: 'This part did not load. Reload the page.', duration: 0 };

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  vi.mocked(notification.error).mockReset();
});

test.each([
  ['a sign-in', `authenticator=wecom&code=C&state=${STATE}`],
  ['an attempt to link', `authenticator=wecom&code=C&state=${STATE}link`],
])('%s that cannot be completed is told, and its code leaves the address', async (_, query) => {
  const client = fakeClient({ at: `/signin?${query}` });

  await start(client);

  expect(notification.error).toHaveBeenCalledWith(UNLOADED);
  expect(client.address()).toBe('/signin');
});

test('a session that was looked at again keeps its page', async () => {
  const left = { kind: 'automatic', authenticator: 'wecom', path: '/admin/x' } as const;
  const client = fakeClient({ at: '/signin?authenticator=wecom&code=C&state=changed', token: 'OLD', left });

  await start(client);

  expect(client.address()).toBe('/admin/x');
  expect(client.app.apiClient.auth.token).toBe('OLD');
});

test.each(['/signin?authenticator=oidc&code=C&state=another-plugin', '/signin?authenticator=saml&error=denied'])(
  'what may be another plugin’s is left to it: %s',
  async (at) => {
    const client = fakeClient({ at });

    await start(client);

    expect(notification.error).not.toHaveBeenCalled();
    expect(client.address()).toBe(at);
  },
);

test('a page in WeCom opens without automatic login', async () => {
  const client = fakeClient({ at: '/admin', userAgent: IN_WECOM });

  await expect(start(client)).resolves.toBeUndefined();

  expect(client.left).toEqual([]);
  expect(client.address()).toBe('/admin');
});
