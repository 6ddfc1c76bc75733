import type { Application } from '@nocobase/server';

type CacheManager = Application['cacheManager'];

/** NocoBase's cache as far as it is used here. */
export interface StoredValues {
  get(key: string): Promise<unknown>;
  /** @param ttlMs milliseconds until the value is dropped */
  set(key: string, value: unknown, ttlMs: number): Promise<unknown>;
  del(key: string): Promise<unknown>;
  /**
   * Takes a key before everybody else who shares the cache.
   * @param ttlMs milliseconds until it is free again by itself
   * @returns false when somebody else has it
   */
  claim(key: string, ttlMs: number): Promise<boolean>;
}

/** A shared cache has this long to answer, in milliseconds; a client that lost its connection may wait for ever. */
const TIME_LIMIT_MS = 1_000;
/** A cache that did not answer in time is left alone for this long, in milliseconds: a sign-in waits for it once. */
const LEFT_ALONE_MS = 10_000;

/** Stands for an answer that did not come in time. */
const LATE = Symbol('late');

const caches = new WeakMap<CacheManager, SoftCache>();

/**
 * The plugin's part of NocoBase's cache, which is Redis where that is configured. Opened on first use: while NocoBase
 * starts it replaces its cache manager after the plugins have loaded, and closes what belonged to the old one.
 */
export function cacheOf({ cacheManager }: Application): SoftCache {
  let cache = caches.get(cacheManager);
  if (!cache) {
    cache = new SoftCache(openCache(cacheManager), () => performance.now());
    caches.set(cacheManager, cache);
  }
  return cache;
}

/** The part we use of NocoBase's Redis client, which is node-redis. */
interface RedisClient {
  on(event: 'error', listener: () => void): unknown;
  set(key: string, value: string, options: { NX: true; PX: number }): Promise<string | null>;
}

/** Opens the plugin's part of a cache manager. */
export async function openCache(cacheManager: CacheManager): Promise<StoredValues> {
  const cache = await cacheManager.createCache({ name: 'wecom', prefix: 'wecom' });
  // Only a store that is shared has a client. The memory of a process needs no claims: who asks there has asked first.
  const { client } = cache.store.store as { client?: RedisClient };
  // The connection is ours alone, and a lost one that nobody listens for ends the process. The client connects again.
  client?.on('error', () => undefined);
  return {
    get: (key) => cache.get(key),
    set: (key, value, ttlMs) => cache.set(key, value, ttlMs),
    del: (key) => cache.del(key),
    claim: async (key, ttlMs) =>
      !client || (await client.set(cache.key(key), 'claimed', { NX: true, PX: ttlMs })) !== null,
  };
}

/** A cache that is never in the way: when it is down it is empty, and a sign-in goes on without it. */
export class SoftCache implements StoredValues {
  private leftAloneUntil = 0;

  /** @param now milliseconds of any clock that does not go back */
  constructor(
    private readonly stored: Promise<StoredValues>,
    private readonly now: () => number,
  ) {}

  get(key: string): Promise<unknown> {
    return this.softly((values) => values.get(key));
  }

  set(key: string, value: unknown, ttlMs: number): Promise<unknown> {
    return this.softly((values) => values.set(key, value, ttlMs));
  }

  del(key: string): Promise<unknown> {
    return this.softly((values) => values.del(key));
  }

  async claim(key: string, ttlMs: number): Promise<boolean> {
    return (await this.softly((values) => values.claim(key, ttlMs))) ?? true;
  }

  private async softly<Value>(work: (values: StoredValues) => Promise<Value>): Promise<Value | undefined> {
    if (this.now() < this.leftAloneUntil) {
      return undefined;
    }
    const limit = timeLimit();
    try {
      const outcome = await Promise.race([this.stored.then(work), limit.passed]);
      if (outcome !== LATE) {
        return outcome;
      }
      this.leftAloneUntil = this.now() + LEFT_ALONE_MS;
      return undefined;
    } catch {
      return undefined;
    } finally {
      limit.clear();
    }
  }
}

function timeLimit(): { passed: Promise<typeof LATE>; clear: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<typeof LATE>((resolve) => {
    // After a second in which the process itself was busy, the answer may have arrived and wait to be read. Node reads
    // it before it runs what is set for "immediately".
    timer = setTimeout(() => setImmediate(() => resolve(LATE)), TIME_LIMIT_MS);
  });
  return { passed, clear: () => clearTimeout(timer) };
}
