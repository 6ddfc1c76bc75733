import { expect, it } from 'vitest';
import { AccessTokens, type Credentials } from './access-token';
import { aClock, aStore } from './testing/fake-store';
import { ScriptedWeCom } from './testing/scripted-wecom';
import type { TokenStore } from './token-memory';

const credentials: Credentials = { corpId: 'ww1234567890abcdef', agentId: '1000002', secret: 'pLaNtEd-SeCrEt' };
const MINUTE_MS = 60_000;
/** How long a node may take before the others go ahead. */
const CLAIM_MS = 6_000;

/** Nodes that share a store, a clock and a WeCom. None has a token yet, and each wait lets time pass. */
function aCluster(changes: Partial<TokenStore> = {}) {
  const clock = aClock();
  const store = { ...aStore(clock), ...changes };
  const wecom = new ScriptedWeCom().answer('gettoken', { access_token: 'T1', expires_in: 7200 });
  const sleep = (ms: number) => {
    clock.now += ms;
    return wecom.transport.sleep(ms);
  };
  const aNode = (fetch: typeof globalThis.fetch = wecom.transport.fetch) => {
    const tokens = new AccessTokens(store, () => clock.now);
    return {
      get: () => tokens.get({ ...wecom.transport, sleep, fetch }, credentials),
      forget: (token: string) => tokens.forget(wecom.transport, credentials, token),
    };
  };
  return { clock, store, wecom, aNode };
}

/** How long sign-ins waited, in milliseconds. */
function waitedFor({ waits }: ScriptedWeCom): number {
  return waits.reduce((sum, wait) => sum + wait, 0);
}

/** Fifty sign-ins at once on each node: the token that each gets, or "refused". */
async function signInOn(...nodes: Array<{ get(): Promise<string> }>): Promise<string[]> {
  const signIns = nodes.flatMap((node) => Array.from({ length: 50 }, () => node.get()));
  const results = await Promise.allSettled(signIns);
  return results.map((result) => (result.status === 'fulfilled' ? result.value : 'refused'));
}

it('asks once, however many sign-ins wait on each node', async () => {
  const { wecom, aNode } = aCluster();

  const tokens = await signInOn(aNode(), aNode());

  expect(tokens).toEqual(Array(100).fill('T1'));
  expect(wecom.requests).toHaveLength(1);
});

it('asks once a minute with wrong credentials', async () => {
  const { clock, wecom, aNode } = aCluster();
  wecom.answer('gettoken', { errcode: 40001 });
  const nodes = [aNode(), aNode()];

  for (const minute of [1, 2, 3]) {
    const startedAt = clock.now;
    const atOnce = await signInOn(...nodes);
    clock.now = startedAt + MINUTE_MS - 1;
    const later = await signInOn(...nodes);
    clock.now = startedAt + MINUTE_MS + CLAIM_MS;

    expect([...atOnce, ...later]).toEqual(Array(200).fill('refused'));
    expect(wecom.requests).toHaveLength(minute);
  }
});

it('asks again at once for a token that WeCom refused', async () => {
  const { wecom, aNode } = aCluster();
  const [one, other] = [aNode(), aNode()];
  await one.get();
  wecom.answer('gettoken', { access_token: 'T2', expires_in: 7200 });

  await one.forget('T1');

  expect([await one.get(), await other.get()]).toEqual(['T2', 'T2']);
  expect(wecom.requests).toHaveLength(2);
  expect(wecom.waits).toEqual([]);
});

it('lets no node ask again at once when one got no answer', async () => {
  const { wecom, aNode } = aCluster();
  wecom.answer('gettoken', 404, { access_token: 'T1', expires_in: 7200 });

  const [first, second] = await Promise.allSettled([aNode().get(), aNode().get()]);

  expect(first).toMatchObject({ status: 'rejected', reason: { problem: 'HTTP 404' } });
  expect(second).toMatchObject({ status: 'rejected', reason: { problem: 'asked a moment ago' } });
  expect(wecom.requests).toHaveLength(1);
  expect(waitedFor(wecom)).toBeLessThan(1_000);
});

it('goes ahead without a node that died while it fetched', async () => {
  const { wecom, aNode } = aCluster();
  const dying = aNode(() => new Promise<never>(() => undefined));
  void dying.get();

  const tokens = await signInOn(aNode());

  expect(tokens).toEqual(Array(50).fill('T1'));
  expect(wecom.requests).toHaveLength(1);
  expect(waitedFor(wecom)).toBe(CLAIM_MS);
});

it('does not wait for ever for a claim that never ends', async () => {
  const { wecom, aNode } = aCluster({ claim: () => Promise.resolve(false) });

  expect(await aNode().get()).toBe('T1');
  expect(waitedFor(wecom)).toBe(CLAIM_MS);
});

it('takes what another node stored between the look and the claim', async () => {
  const cluster = aCluster({
    claim: async (_, ttlMs) => {
      await cluster.store.set(await keyOfToken(), { token: 'T0', expiresAt: cluster.clock.now + ttlMs }, ttlMs);
      return true;
    },
  });

  expect(await cluster.aNode().get()).toBe('T0');
  expect(cluster.wecom.requests).toHaveLength(0);
});

/** The key under which a token is stored. */
async function keyOfToken(): Promise<string> {
  const { store, aNode } = aCluster();
  await aNode().get();
  return [...store.entries.keys()].join('');
}
