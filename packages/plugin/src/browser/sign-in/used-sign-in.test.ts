import { expect, test, vi } from 'vitest';
import { completeSignIn } from './complete-sign-in';
import { fakeClient } from '../testing/fake-client';
import { requestSignIn } from './request-sign-in';
import type { Reply } from '../read-reply';
import { requestSoftly } from '../request-softly';

vi.mock('./request-sign-in', () => ({ requestSignIn: vi.fn() }));
vi.mock('../request-softly', () => ({ requestSoftly: vi.fn() }));
vi.mock('antd', () => ({ notification: { error: vi.fn() } }));

const STATE = '0123456789abcdef0123456789abcdef';
const OPENED_AGAIN = `/signin?authenticator=wecom&code=CODE&state=${STATE}&redirect=%2Fadmin%2Fevil`;

const listed = () => ({ status: 200, data: { data: [{ name: 'wecom', authType: 'wecom' }] } });

/** A page on which the address of a completed sign-in is opened once more. */
function openedAgain(token: string | null, check: Reply<{ id?: number }>, redirectTo?: string) {
  vi.mocked(requestSignIn).mockResolvedValue({
    error: { code: 'wecom_state_used', ...(redirectTo && { redirectTo }) },
  });
  vi.mocked(requestSoftly).mockResolvedValue(check);
  return fakeClient({ at: OPENED_AGAIN, token, answer: listed });
}

const valid = { data: { id: 7 } };

test('with a valid session the page goes on to where the sign-in led', async () => {
  const client = openedAgain('TOKEN', valid, '/admin/orders');

  await completeSignIn(client);

  expect(client.address()).toBe('/admin/orders');
  expect(client.failure).toBeUndefined();
  expect(client.app.apiClient.auth.token).toBe('TOKEN');
  expect(requestSoftly).toHaveBeenCalledWith(client, { url: 'auth:check' });
  expect(client.marks.get('stopped')).toBeNull();
});

test('with a valid session the page goes to the start when the browser has not kept where the sign-in led', async () => {
  const client = openedAgain('TOKEN', valid);

  await completeSignIn(client);

  expect(client.address()).toBe('/admin');
});

test.each([
  ['there is none', null, valid],
  ['it has ended', 'OLD', { error: { code: 'INVALID_TOKEN' } }],
  ['the server knows nobody by it', 'OLD', { data: {} }],
  ['the server does not answer', 'OLD', { error: {} }],
])('without a valid session the page says that the sign-in was used: %s', async (_why, token, check) => {
  const client = openedAgain(token, check, '/admin/orders');

  await completeSignIn(client);

  expect(client.failure).toMatchObject({ authenticator: 'wecom', code: 'wecom_state_used' });
  expect(client.address()).toBe('/signin?redirect=%2Fadmin%2Forders');
});

test('a target of the server on another origin is not followed', async () => {
  const client = openedAgain('TOKEN', valid, '//evil.example');

  await completeSignIn(client);

  expect(client.address()).toBe('/admin');
  expect(client.left).toEqual([]);
});
