import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeClient } from './testing/fake-client';
import { leaveFor, openAt } from './navigate';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const WECOM = 'https://login.work.weixin.qq.com/wwlogin/sso/login';
const settle = () => vi.advanceTimersByTimeAsync(0);

function aDeparture() {
  const client = fakeClient();
  const goesOn = vi.fn();
  void leaveFor(client, WECOM).then(goesOn);
  return { client, goesOn };
}

describe('a page that is left', () => {
  it('does nothing more meanwhile', async () => {
    const { client, goesOn } = aDeparture();
    client.happen('pageshow', { persisted: false });
    await vi.advanceTimersByTimeAsync(14_999);
    expect(client.left).toEqual([WECOM]);
    expect(goesOn).not.toHaveBeenCalled();
  });

  it('goes on when the person comes back to it as it was', async () => {
    const { client, goesOn } = aDeparture();
    client.happen('pageshow', { persisted: true });
    await settle();
    expect(goesOn).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on when the other address does not come up', async () => {
    const { client, goesOn } = aDeparture();
    await vi.advanceTimersByTimeAsync(15_000);
    client.happen('pageshow', { persisted: true });
    await settle();
    expect(goesOn).toHaveBeenCalledOnce();
  });
});

it('leaves the address alone when the page of the other client does not come up', async () => {
  const client = fakeClient({ at: '/signin' });
  const opened = openAt(client, '/v/admin');
  await vi.advanceTimersByTimeAsync(15_000);
  await opened;
  expect([client.left, client.address()]).toEqual([['/v/admin'], '/signin']);
});
