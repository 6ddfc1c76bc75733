import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { within } from './within';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const never = new Promise<string>(() => undefined);

it('hands on what comes in time, and keeps no timer', async () => {
  expect(await within(1_000, Promise.resolve('answer'), 'late')).toBe('answer');
  expect(vi.getTimerCount()).toBe(0);
});

it('hands on what fails in time, and keeps no timer', async () => {
  await expect(within(1_000, Promise.reject(new Error('broken')), 'late')).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});

it('goes on without it at the limit, not before', async () => {
  const ended = vi.fn();
  void within(1_000, never, 'late').then(ended);

  await vi.advanceTimersByTimeAsync(999);
  expect(ended).not.toHaveBeenCalled();

  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledWith('late');
});

it('is not disturbed by what fails too late', async () => {
  const failing = new Promise<string>((_resolve, reject) => setTimeout(() => reject(new Error('broken')), 2_000));
  const answer = within(1_000, failing, 'late');

  await vi.advanceTimersByTimeAsync(3_000);

  expect(await answer).toBe('late');
});
