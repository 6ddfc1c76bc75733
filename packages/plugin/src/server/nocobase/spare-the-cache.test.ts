import type { Application } from '@nocobase/server';
import { expect, it, vi } from 'vitest';
import { sparingTheCache } from './spare-the-cache';

/** NocoBase with a cache that takes nothing while `isFull`. */
function aNocoBase() {
  const state = { isFull: true };
  const cache = {
    set: vi.fn((_key: string, _value: unknown) =>
      state.isFull ? Promise.reject(new Error('OOM command not allowed')) : Promise.resolve(),
    ),
    del: vi.fn((_key: string) => Promise.resolve()),
  };
  const { set } = cache;
  return { state, set, cache, app: { cache } as unknown as Application };
}

it('removes what the cache does not take, and the write goes on', async () => {
  const { app, cache } = aNocoBase();

  const written = await sparingTheCache(app, async () => {
    await app.cache.set('auth:1', {});
    return 'written';
  });

  expect(written).toBe('written');
  expect(cache.del).toHaveBeenCalledWith('auth:1');
});

it('changes nothing for others, also at the same moment', async () => {
  const { app } = aNocoBase();
  const write = sparingTheCache(app, () => new Promise<void>((resolve) => setImmediate(resolve)));

  await expect(app.cache.set('auth:2', {})).rejects.toThrow('OOM');
  await write;
});

it('changes nothing while the cache takes values', async () => {
  const { app, cache, set, state } = aNocoBase();
  state.isFull = false;

  await sparingTheCache(app, () => app.cache.set('auth:1', { id: 1 }));
  await sparingTheCache(app, () => app.cache.set('auth:1', { id: 1 }));

  expect(set).toHaveBeenCalledTimes(2);
  expect(cache.del).not.toHaveBeenCalled();
});

it('tells when the old value cannot be removed either: nobody reads a user that is out of date', async () => {
  const { app, cache } = aNocoBase();
  cache.del.mockRejectedValue(new Error('connection lost'));

  await expect(sparingTheCache(app, () => app.cache.set('auth:1', {}))).rejects.toThrow('connection lost');
});
