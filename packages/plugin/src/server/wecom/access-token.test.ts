import { describe, expect, it } from 'vitest';
import { AccessTokens, type Credentials } from './access-token';
import { aClock, aStore } from './testing/fake-store';
import { ScriptedWeCom } from './testing/scripted-wecom';
import type { TokenStore } from './token-memory';

const credentials: Credentials = { corpId: 'ww1234567890abcdef', agentId: '1000002', secret: 'pLaNtEd-SeCrEt' };
const MINUTE_MS = 60_000;

const nothing = () => Promise.resolve(undefined);
const emptyStore: TokenStore = { get: nothing, set: nothing, del: nothing, claim: () => Promise.resolve(true) };

/** One node with a WeCom that hands out T1, T2, T3 for two hours each. */
function aNode(store: TokenStore = aStore()) {
  const clock = aClock();
  const wecom = new ScriptedWeCom().answer(
    'gettoken',
    ...['T1', 'T2', 'T3'].map((token) => ({ access_token: token, expires_in: 7200 })),
  );
  const tokens = new AccessTokens(store, () => clock.now);
  const get = (changes: Partial<Credentials> = {}) => tokens.get(wecom.transport, { ...credentials, ...changes });
  const forget = (token: string) => tokens.forget(wecom.transport, credentials, token);
  return { clock, wecom, tokens, get, forget };
}

describe('fetching', () => {
  it('asks WeCom with corp ID and secret', async () => {
    const { get, wecom } = aNode();
    expect(await get()).toBe('T1');
    expect(wecom.requests).toMatchObject([
      { path: 'gettoken', query: { corpid: 'ww1234567890abcdef', corpsecret: 'pLaNtEd-SeCrEt' } },
    ]);
  });

  it('asks once, however many sign-ins wait', async () => {
    const { get, wecom } = aNode();
    expect(await Promise.all([get(), get(), get()])).toEqual(['T1', 'T1', 'T1']);
    expect(wecom.requests).toHaveLength(1);
  });

  it('fails all that wait together and asks again after the hold', async () => {
    const { get, clock, wecom } = aNode();
    wecom.answer('gettoken', { errcode: 45009 }, { access_token: 'T1', expires_in: 7200 });
    const results = await Promise.allSettled([get(), get()]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(wecom.requests).toHaveLength(1);
    clock.now += MINUTE_MS;
    expect(await get()).toBe('T1');
  });

  it.each([{ access_token: '', expires_in: 7200 }, { access_token: 'T1' }, { access_token: 'T1', expires_in: 0 }])(
    'does not take %o for a token',
    async (reply) => {
      const { get, wecom } = aNode();
      wecom.answer('gettoken', reply);
      await expect(get()).rejects.toMatchObject({ problem: 'reply lacks a field' });
    },
  );
});

describe('keeping', () => {
  it('uses a token until five minutes before WeCom ends it', async () => {
    const { get, clock } = aNode();
    await get();
    clock.now += 115 * MINUTE_MS - 1;
    expect(await get()).toBe('T1');
    clock.now += 1;
    expect(await get()).toBe('T2');
  });

  it('tells the store how long to keep it', async () => {
    const store = aStore();
    await aNode(store).get();
    expect(store.lifetimes).toEqual([115 * MINUTE_MS]);
  });

  it('keeps a token that ends within five minutes for a second only', async () => {
    const { get, clock, wecom } = aNode();
    wecom.answer('gettoken', { access_token: 'short', expires_in: 60 }, { access_token: 'T1', expires_in: 7200 });
    await get();
    clock.now += 999;
    expect(await get()).toBe('short');
    clock.now += 1;
    expect(await get()).toBe('T1');
  });

  it('takes over a token that another node fetched', async () => {
    const store = aStore();
    await aNode(store).get();
    const other = aNode(store);
    expect(await other.get()).toBe('T1');
    expect(other.wecom.requests).toHaveLength(0);
  });

  it.each<[string, Partial<Credentials>]>([
    ['corp', { corpId: 'ww0000000000000000' }],
    ['agent', { agentId: '1000003' }],
    ['secret', { secret: 'another' }],
  ])('keeps the tokens of another %s apart', async (_, changes) => {
    const { get } = aNode();
    expect([await get(), await get(changes), await get()]).toEqual(['T1', 'T2', 'T1']);
  });

  it('keeps the tokens of another host apart', async () => {
    const { get, tokens, wecom } = aNode();
    await get();
    const elsewhere = { ...wecom.transport, apiBaseUrl: 'https://proxy.test' };
    expect(await tokens.get(elsewhere, credentials)).toBe('T2');
  });

  it('never shows the secret to the store', async () => {
    const store = aStore();
    const { get, wecom } = aNode(store);
    await get();
    wecom.answer('gettoken', { errcode: 40001 });
    await expect(get({ agentId: '1000003' })).rejects.toThrow('40001');
    expect(store.entries.size).toBe(2);
    expect(JSON.stringify([...store.entries])).not.toContain(credentials.secret);
  });
});

describe('a refused token', () => {
  it('is replaced once it is forgotten', async () => {
    const { get, forget } = aNode();
    await forget(await get());
    expect(await get()).toBe('T2');
  });

  it('is not taken for its successor: who forgets late loses nothing', async () => {
    const { get, forget } = aNode();
    const refused = await get();
    await forget(refused);
    await get();
    await forget(refused);
    expect(await get()).toBe('T2');
  });
});

describe('wrong credentials', () => {
  it.each([
    [40001, 'wrong-secret'],
    [40013, 'wrong-corp'],
  ])('are not tried again for a minute after %i', async (errcode, reason) => {
    const { get, clock, wecom } = aNode();
    wecom.answer('gettoken', { errcode }, { access_token: 'T1', expires_in: 7200 });
    await expect(get()).rejects.toMatchObject({ reason, errcode });
    clock.now += MINUTE_MS - 1;
    await expect(get()).rejects.toMatchObject({ reason, errcode });
    expect(wecom.requests).toHaveLength(1);
    clock.now += 1;
    expect(await get()).toBe('T1');
  });

  it('hold other nodes back too', async () => {
    const store = aStore();
    const first = aNode(store);
    first.wecom.answer('gettoken', { errcode: 40001 });
    await expect(first.get()).rejects.toThrow('40001');
    const other = aNode(store);
    await expect(other.get()).rejects.toMatchObject({ reason: 'wrong-secret' });
    expect(other.wecom.requests).toHaveLength(0);
  });

  it('do not hold back a corrected secret', async () => {
    const { get, wecom } = aNode();
    wecom.answer('gettoken', { errcode: 40001 }, { access_token: 'T1', expires_in: 7200 });
    await expect(get()).rejects.toThrow('40001');
    expect(await get({ secret: 'corrected' })).toBe('T1');
  });

  it('outlive a forgotten token: only tokens are forgotten', async () => {
    const { get, forget, wecom } = aNode();
    wecom.answer('gettoken', { errcode: 40001 });
    await expect(get()).rejects.toThrow('40001');
    await forget('T1');
    await expect(get()).rejects.toThrow('40001');
    expect(wecom.requests).toHaveLength(1);
  });
});

describe('a store that is down', () => {
  it('costs nothing but the sharing: this node goes on with its own token', async () => {
    const { get, clock, wecom } = aNode(emptyStore);
    expect([await get(), await get()]).toEqual(['T1', 'T1']);
    expect(wecom.requests).toHaveLength(1);
    clock.now += 115 * MINUTE_MS;
    expect(await get()).toBe('T2');
  });

  it('does not keep a refused token alive', async () => {
    const { get, forget } = aNode(emptyStore);
    await forget(await get());
    expect(await get()).toBe('T2');
  });

  it('does not lift the hold after wrong credentials', async () => {
    const { get, wecom } = aNode(emptyStore);
    wecom.answer('gettoken', { errcode: 40001 });
    await expect(get()).rejects.toThrow('40001');
    await expect(get()).rejects.toThrow('40001');
    expect(wecom.requests).toHaveLength(1);
  });

  it.each(['garbage', null, 42, { token: 'T0' }, { token: 7, expiresAt: Infinity }])(
    'is not believed when it holds %o',
    async (stored) => {
      const { get } = aNode({ ...aStore(), get: () => Promise.resolve(stored) });
      expect(await get()).toBe('T1');
    },
  );
});
