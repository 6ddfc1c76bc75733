import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCache, SoftCache, type StoredValues } from './cache';

const never = () => new Promise<never>(() => undefined);
const broken = () => Promise.reject(new Error('connection lost'));

/** An answer that arrived, and waits to be read. */
const arriving = () => new Promise((resolve) => setImmediate(resolve, 'stored'));

/** Lets faked time pass, and what has arrived be read. */
async function pass(ms: number): Promise<void> {
  await Promise.resolve();
  vi.advanceTimersByTime(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

/** A soft cache whose store answers everything so. */
function cacheThat(answer: () => Promise<unknown>, clock = { now: 0 }): SoftCache {
  const values: StoredValues = { get: answer, set: answer, del: answer, claim: answer as () => Promise<boolean> };
  return new SoftCache(Promise.resolve(values), () => clock.now);
}

test('hands on what is stored', async () => {
  expect(await cacheThat(() => Promise.resolve('stored')).get('key')).toBe('stored');
});

test.each([true, false])('hands on whether a claim was granted: %s', async (granted) => {
  expect(await cacheThat(() => Promise.resolve(granted)).claim('key', 1)).toBe(granted);
});

describe('a cache that is down', () => {
  test('is empty', async () => {
    const cache = cacheThat(broken);

    expect(await Promise.all([cache.get('key'), cache.set('key', 1, 1), cache.del('key')])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('grants every claim', async () => {
    expect(await cacheThat(broken).claim('key', 1)).toBe(true);
  });

  test('is empty when it cannot be opened', async () => {
    expect(await new SoftCache(broken(), () => 0).get('key')).toBeUndefined();
  });
});

describe('a cache that does not answer', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  test('gets a second, no more', async () => {
    const answer = vi.fn<() => void>();
    void cacheThat(never).get('key').then(answer);

    await pass(999);
    expect(answer).not.toHaveBeenCalled();
    await pass(1);

    expect(answer).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  test('is left alone for ten seconds, so that a sign-in waits for it once', async () => {
    const clock = { now: 0 };
    const ask = vi.fn<() => Promise<unknown>>(never);
    const cache = cacheThat(ask, clock);
    void cache.get('key');
    await pass(1_000);

    clock.now = 9_999;
    expect([await cache.get('key'), await cache.claim('key', 1)]).toEqual([undefined, true]);
    expect(ask).toHaveBeenCalledTimes(1);
    clock.now = 10_000;
    void cache.get('key');
    await pass(0);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('is not blamed for a second in which the process was busy: what has arrived is taken', async () => {
    const value = cacheThat(arriving).get('key');

    await pass(1_000);

    expect(await value).toBe('stored');
  });
});

describe('a cache in Redis', () => {
  type CacheManager = Parameters<typeof openCache>[0];

  /** NocoBase's cache manager with a Redis that answers `SET … NX` so. */
  function aRedis(answer: 'OK' | null) {
    const set = vi.fn<(...args: unknown[]) => Promise<string | null>>(() => Promise.resolve(answer));
    const client = Object.assign(new EventEmitter(), { set });
    const cache = { key: (key: string) => `main:wecom:${key}`, store: { store: { client } } };
    return { client, manager: { createCache: () => Promise.resolve(cache) } as unknown as CacheManager };
  }

  test.each([
    ['OK', true],
    [null, false],
  ] as const)('grants a claim to who comes first: %s is %s', async (answer, granted) => {
    const { client, manager } = aRedis(answer);

    expect(await (await openCache(manager)).claim('key', 6_000)).toBe(granted);
    expect(client.set).toHaveBeenCalledExactlyOnceWith('main:wecom:key', 'claimed', { NX: true, PX: 6_000 });
  });

  test('may lose its connection without an end of the process', async () => {
    const { client, manager } = aRedis('OK');
    await openCache(manager);

    expect(() => client.emit('error', new Error('Socket closed unexpectedly'))).not.toThrow();
  });

  test('is not needed for a claim: in the memory of one process who asks is first', async () => {
    const cache = { store: { store: {} } };
    const manager = { createCache: () => Promise.resolve(cache) } as unknown as CacheManager;

    expect(await (await openCache(manager)).claim('key', 6_000)).toBe(true);
  });
});
