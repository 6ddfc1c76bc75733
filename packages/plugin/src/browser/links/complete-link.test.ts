import { beforeEach, expect, test, vi } from 'vitest';
import { completeSignIn } from '../sign-in/complete-sign-in';
import { fakeClient } from '../testing/fake-client';
import { change } from './links-api';

vi.mock('./links-api', () => ({ change: vi.fn() }));
vi.mock('../sign-in/request-sign-in', () => ({ requestSignIn: vi.fn() }));

const STATE = '0123456789abcdef0123456789abcdeflink';
const BACK = `/signin?authenticator=wecom&code=CODE&state=${STATE}`;

beforeEach(() => {
  vi.mocked(change).mockReset();
});

test('an attempt to link that comes back is completed with the session, and ends where it started', async () => {
  vi.mocked(change).mockResolvedValue({ data: { redirectTo: '/admin/x?a=1' } });
  const client = fakeClient({ at: BACK, token: 'TOKEN' });

  await completeSignIn(client);

  const values = { authenticator: 'wecom', code: 'CODE', state: STATE };
  expect(change).toHaveBeenCalledWith(client, 'wecom:completeLink', values);
  expect(client.address()).toBe('/admin/x?a=1');
  expect(client.myWeCom.current()).toEqual({ isLinked: true });
  expect(client.app.apiClient.auth.token).toBe('TOKEN');
});

test('takes the code out of the address before it asks the server', async () => {
  const client = fakeClient({ at: BACK });
  vi.mocked(change).mockImplementation(() => {
    expect(client.address()).toBe('/signin');
    return Promise.resolve({ data: { redirectTo: '/admin/x' } });
  });

  await completeSignIn(client);

  expect(client.address()).toBe('/admin/x');
});

test('a refusal is told on the page it started from', async () => {
  const error = { code: 'wecom_member_linked', message: 'Linked elsewhere.', redirectTo: '/admin/x' };
  vi.mocked(change).mockResolvedValue({ error });
  const client = fakeClient({ at: BACK });

  await completeSignIn(client);

  expect(client.address()).toBe('/admin/x');
  expect(client.myWeCom.current()).toEqual({ error });
});

test('an address that is opened once more just leads back', async () => {
  vi.mocked(change).mockResolvedValue({ error: { code: 'wecom_state_used', redirectTo: '/admin/x' } });
  const client = fakeClient({ at: BACK });

  await completeSignIn(client);

  expect(client.address()).toBe('/admin/x');
  expect(client.myWeCom.current()).toBeUndefined();
});

test('a server that does not answer is told on the start page', async () => {
  vi.mocked(change).mockResolvedValue({ error: {} });
  const client = fakeClient({ at: BACK });

  await completeSignIn(client);

  expect(client.address()).toBe('/admin');
  expect(client.myWeCom.current()).toEqual({ error: {} });
});

test('never leaves for another origin', async () => {
  vi.mocked(change).mockResolvedValue({ data: { redirectTo: '//evil.example' } });
  const client = fakeClient({ at: BACK });

  await completeSignIn(client);

  expect(client.address()).toBe('/admin');
  expect(client.left).toEqual([]);
});
