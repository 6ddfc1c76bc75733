import type { Cache } from '@nocobase/cache';
import type { Application } from '@nocobase/server';

type CacheManager = Application['cacheManager'];

const caches = new WeakMap<CacheManager, Promise<Cache>>();

/**
 * The plugin's part of NocoBase's cache, which is Redis where that is configured. Opened on first use: while NocoBase
 * starts it replaces its cache manager after the plugins have loaded, and closes what belonged to the old one.
 */
export function cacheOf({ cacheManager }: Application): Promise<Cache> {
  let cache = caches.get(cacheManager);
  if (!cache) {
    cache = cacheManager.createCache({ name: 'wecom', prefix: 'wecom' });
    caches.set(cacheManager, cache);
  }
  return cache;
}
