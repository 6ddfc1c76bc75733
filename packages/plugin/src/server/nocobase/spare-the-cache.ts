import { AsyncLocalStorage } from 'node:async_hooks';
import type { Application } from '@nocobase/server';

type Cache = Application['cache'];

const sparing = new AsyncLocalStorage<true>();
const spared = new WeakSet<Cache>();

/**
 * Writes users though NocoBase's cache takes nothing, as a Redis that is full. NocoBase puts each user that is saved into
 * its cache before the transaction ends, and what the cache says to that would undo the transaction. Within the write,
 * and for nobody else, a value that is not taken is removed instead; NocoBase reads it from the database next time.
 */
export function sparingTheCache<Result>({ cache }: Application, write: () => Promise<Result>): Promise<Result> {
  if (!spared.has(cache)) {
    spared.add(cache);
    cache.set = softly(cache, cache.set.bind(cache));
  }
  return sparing.run(true, write);
}

function softly(cache: Cache, set: Cache['set']): Cache['set'] {
  return async (key, value, ttl) => {
    try {
      await set(key, value, ttl);
    } catch (error) {
      if (!sparing.getStore()) {
        throw error;
      }
      await cache.del(key);
    }
  };
}
