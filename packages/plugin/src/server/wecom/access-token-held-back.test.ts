import { describe, expect, it } from 'vitest';
import { AccessTokens } from './access-token';
import { aClock, aStore } from './testing/fake-store';
import { ScriptedWeCom } from './testing/scripted-wecom';

const credentials = { corpId: 'ww1234567890abcdef', agentId: '1000002', secret: 'S' };
const MINUTE_MS = 60_000;

/** One node, and the WeCom that it asks. */
function aNode(store = aStore()) {
  const clock = aClock();
  const wecom = new ScriptedWeCom();
  const tokens = new AccessTokens(store, () => clock.now);
  const get = (secret = 'S') => tokens.get(wecom.transport, { ...credentials, secret });
  return { clock, wecom, get };
}

/** What WeCom does at each `gettoken`; how often one get() asks; how long nobody asks again, in seconds. */
const FAILURES: Array<[string, object | number | Error, number, number]> = [
  ['45009, too many calls', { errcode: 45009 }, 1, 60],
  ['45033, too many at once', { errcode: 45033 }, 1, 60],
  ['50003, the app is stopped', { errcode: 50003 }, 1, 60],
  ['60020, an address it does not trust', { errcode: 60020 }, 1, 60],
  ['a number nobody knows', { errcode: 99_999 }, 1, 60],
  ['-1, system busy', { errcode: -1 }, 3, 10],
  ['HTTP 500', 500, 3, 10],
  ['HTTP 404', 404, 1, 10],
  ['a cut connection', new Error('socket hang up'), 3, 10],
  ['the time limit', Object.assign(new Error('timeout'), { name: 'TimeoutError' }), 1, 10],
  ['a reply without a token', { access_token: '' }, 1, 10],
];

describe.each(FAILURES)('gettoken that ends in %s', (_what, failure, calls, holdSeconds) => {
  it('is not asked for again before its time, by nobody who shares the store', async () => {
    const store = aStore();
    const { get, clock, wecom } = aNode(store);
    const other = aNode(store);
    wecom.answer('gettoken', failure as Record<string, unknown>);
    await expect(get()).rejects.toThrow(/^WeCom /);

    clock.now += holdSeconds * 1000 - 1;
    const held = await get().catch((error: unknown) => error);
    await expect(other.get()).rejects.toThrow(/^WeCom /);

    expect(wecom.requests).toHaveLength(calls);
    expect(other.wecom.requests).toHaveLength(0);
    expect(held).toMatchObject({ heldForMs: 1 });
    wecom.answer('gettoken', { access_token: 'T1', expires_in: 7200 });
    clock.now += 1;
    expect(await get()).toBe('T1');
  });

  it('does not hold back a corrected secret', async () => {
    const { get, wecom } = aNode();
    wecom.answer('gettoken', failure as Record<string, unknown>);
    await expect(get()).rejects.toThrow(/^WeCom /);

    wecom.answer('gettoken', { access_token: 'T1', expires_in: 7200 });

    expect(await get('corrected')).toBe('T1');
  });
});

describe('failures in a row', () => {
  it('hold back longer each time, and a token begins anew', async () => {
    const { get, clock, wecom } = aNode();
    wecom.answer('gettoken', { errcode: 45009 });
    const askAfter = async (minutes: number) => {
      clock.now += minutes * MINUTE_MS;
      await expect(get()).rejects.toThrow('45009');
      return wecom.requests.length;
    };

    expect([await askAfter(0), await askAfter(1), await askAfter(1), await askAfter(1)]).toEqual([1, 2, 2, 3]);
    clock.now += 4 * MINUTE_MS;
    wecom.answer('gettoken', { access_token: 'T1', expires_in: 7200 });
    await get();
    clock.now += 115 * MINUTE_MS;
    wecom.answer('gettoken', { errcode: 45009 });

    expect([await askAfter(0), await askAfter(1)]).toEqual([5, 6]);
  });

  it('hold nobody back until a clock that was hours ahead would have it', async () => {
    const { get, clock, wecom } = aNode();
    clock.now += 120 * MINUTE_MS;
    wecom.answer('gettoken', { errcode: 45009 }, { access_token: 'T1', expires_in: 7200 });
    await expect(get()).rejects.toThrow('45009');

    clock.now -= 120 * MINUTE_MS;

    expect(await get()).toBe('T1');
  });

  it('are told apart from one that was more than an hour ago', async () => {
    const { get, clock, wecom } = aNode();
    wecom.answer('gettoken', { errcode: 45009 });
    await expect(get()).rejects.toThrow('45009');
    clock.now += 62 * MINUTE_MS;
    await expect(get()).rejects.toThrow('45009');
    clock.now += MINUTE_MS;
    await expect(get()).rejects.toThrow('45009');

    expect(wecom.requests).toHaveLength(3);
  });

  it('are counted by the node itself when the store is full: it keeps what it has and takes nothing new', async () => {
    const store = aStore();
    const { get, clock, wecom } = aNode(store);
    wecom.answer('gettoken', { errcode: 45009 });
    await expect(get()).rejects.toThrow('45009');
    store.set = () => Promise.resolve(store.entries);
    clock.now += MINUTE_MS;
    await expect(get()).rejects.toThrow('45009');
    clock.now += MINUTE_MS;

    await expect(get()).rejects.toMatchObject({ heldForMs: MINUTE_MS });
    expect(wecom.requests).toHaveLength(2);
  });
});
