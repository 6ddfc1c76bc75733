import type { Application } from '@nocobase/server';

type CacheManager = Application['cacheManager'];

/** NocoBase's cache as far as it is used here. */
export interface StoredValues {
  get(key: string): Promise<unknown>;
  /** @param ttlMs milliseconds until the value is dropped */
  set(key: string, value: unknown, ttlMs: number): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** A shared cache has this long to answer, in milliseconds; a client that lost its connection may wait for ever. */
const TIME_LIMIT_MS = 1_000;

const caches = new WeakMap<CacheManager, SoftCache>();

/**
 * The plugin's part of NocoBase's cache, which is Redis where that is configured. Opened on first use: while NocoBase
 * starts it replaces its cache manager after the plugins have loaded, and closes what belonged to the old one.
 */
export function cacheOf({ cacheManager }: Application): SoftCache {
  let cache = caches.get(cacheManager);
  if (!cache) {
    cache = new SoftCache(cacheManager.createCache({ name: 'wecom', prefix: 'wecom' }));
    caches.set(cacheManager, cache);
  }
  return cache;
}

/** A cache that is never in the way: when it is down it is empty, and a sign-in goes on without it. */
export class SoftCache implements StoredValues {
  constructor(private readonly stored: Promise<StoredValues>) {}

  get(key: string): Promise<unknown> {
    return softly(this.stored.then((values) => values.get(key)));
  }

  set(key: string, value: unknown, ttlMs: number): Promise<unknown> {
    return softly(this.stored.then((values) => values.set(key, value, ttlMs)));
  }

  del(key: string): Promise<unknown> {
    return softly(this.stored.then((values) => values.del(key)));
  }
}

async function softly(work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), TIME_LIMIT_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
