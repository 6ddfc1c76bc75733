// Everything that NocoBase waits for before it draws a page, against a server that never answers.
import type { ApiResponse } from '@nocobase/client-v2';
import { notification } from 'antd';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeClient, IN_WECOM } from '../testing/fake-client';
import { requestSignIn, type SignInReply } from './request-sign-in';
import { start } from './start';

vi.mock('axios', () => ({ default: { getAdapter: vi.fn(), defaults: {} } }));
vi.mock('antd', () => ({ notification: { error: vi.fn() } }));

const STATE = '0123456789abcdef0123456789abcdef';
const BACK = `/signin?authenticator=wecom&code=CODE&state=${STATE}`;
const WAY = { code: 'CODE', state: STATE };

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(notification.error).mockReset();
});
afterEach(() => vi.useRealTimers());

/** Lets time pass, and parts of the code load that are asked for then. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  // One part may ask for another.
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
}

/** A page whose requests are answered by address; those that are left out never are. */
function aPage(at: string, answers: Record<string, ApiResponse> = {}, page: object = {}) {
  const client = fakeClient({ at, ...page });
  client.app.apiClient.request = ({ url = '' }) => new Promise((resolve) => answers[url] && resolve(answers[url]));
  const drawn = vi.fn();
  const open = async () => {
    void start(client).then(drawn);
    await pass(0);
  };
  return { client, drawn, open };
}

const LISTED = { status: 200, data: { data: [{ name: 'wecom', authType: 'wecom', options: { autoSignIn: true } }] } };

describe('a page is drawn after a while, though the server does not answer', () => {
  it('a sign-in that comes back', async () => {
    const { client, drawn, open } = aPage(BACK, { 'authenticators:publicList': LISTED });
    await open();
    await pass(14_999);
    expect(drawn).not.toHaveBeenCalled();
    await pass(1);
    expect(drawn).toHaveBeenCalledOnce();
    expect(client.failure).toEqual({ authenticator: 'wecom' });
    expect(notification.error).not.toHaveBeenCalled();
  });

  it('a sign-in that comes back, when its failure cannot be told either', async () => {
    const { drawn, open } = aPage(BACK);
    await open();
    await pass(25_000);
    expect(drawn).toHaveBeenCalledOnce();
  });

  it('a link that comes back', async () => {
    const { client, drawn, open } = aPage(`${BACK}link`);
    await open();
    await pass(15_000);
    expect(drawn).toHaveBeenCalledOnce();
    expect(client.myWeCom.current()).toEqual({ error: {} });
  });

  it('the list of authenticators, for automatic login', async () => {
    const { client, drawn, open } = aPage('/admin', {}, { userAgent: IN_WECOM });
    await open();
    await pass(5_000);
    expect(drawn).toHaveBeenCalledOnce();
    expect(client.left).toEqual([]);
  });

  it('automatic login that does not get away, which then waits for the person', async () => {
    const page = { userAgent: IN_WECOM };
    const { client, drawn, open } = aPage('/admin', { 'authenticators:publicList': LISTED }, page);
    await open();
    await pass(15_000);
    expect(client.left).toHaveLength(1);
    expect(drawn).toHaveBeenCalledOnce();
    expect(client.marks.get('stopped')).toBe('failed');
  });
});

async function signIn(answer: ApiResponse): Promise<SignInReply> {
  const reply = requestSignIn(aPage(BACK, { 'auth:signIn': answer }).client, 'wecom', WAY);
  await pass(0);
  return reply;
}

describe('the answer to a sign-in', () => {
  it('is a session', async () => {
    const data = { token: 'TOKEN', redirectTo: '/admin', user: { id: 1 } };
    expect(await signIn({ status: 200, data: { data } })).toEqual({ token: 'TOKEN', redirectTo: '/admin' });
  });

  it.each([[{ data: { twoFactor: true } }], [{ data: null }], [{}]])(
    'is another plugin’s when NocoBase gives no token: %o',
    async (data) => {
      expect(await signIn({ status: 200, data })).toEqual({});
    },
  );

  it.each([['<html>'], [''], [undefined], [{ login: 'x' }], [{ data: 'x' }], [{ data: [] }]])(
    'is nobody’s when it is not NocoBase’s: %o',
    async (data) => {
      expect(await signIn({ status: 200, data })).toEqual({ error: {} });
    },
  );
});
