import { expect, test, vi } from 'vitest';
import { SoftCache, type StoredValues } from './cache';

const never = () => new Promise<never>(() => undefined);
const broken = () => Promise.reject(new Error('connection lost'));

function cacheThat(answer: () => Promise<unknown>): SoftCache {
  const values: StoredValues = { get: answer, set: answer, del: answer };
  return new SoftCache(Promise.resolve(values));
}

test('hands on what is stored', async () => {
  expect(await cacheThat(() => Promise.resolve('stored')).get('key')).toBe('stored');
});

test('is empty when the cache is down', async () => {
  const cache = cacheThat(broken);

  expect(await Promise.all([cache.get('key'), cache.set('key', 1, 1), cache.del('key')])).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('is empty when there is no cache to open', async () => {
  expect(await new SoftCache(broken()).get('key')).toBeUndefined();
});

test('gives a cache that does not answer a second, no more', async () => {
  vi.useFakeTimers();
  const value = cacheThat(never).get('key');

  await vi.advanceTimersByTimeAsync(1_000);

  vi.useRealTimers();
  await expect(value).resolves.toBeUndefined();
});
