import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerWithin } from './answer-within';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('hands on what comes in time, and keeps no timer', async () => {
  expect(await answerWithin(1_000, () => Promise.resolve('answer'))).toBe('answer');
  expect(vi.getTimerCount()).toBe(0);
});

it('hands on what fails in time, and keeps no timer', async () => {
  await expect(answerWithin(1_000, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});

it('goes on without an answer at the limit, not before, and says that nobody waits', async () => {
  let over: AbortSignal | undefined;
  const ended = vi.fn();
  void answerWithin(1_000, (signal) => ((over = signal), new Promise(() => undefined))).then(ended);

  await vi.advanceTimersByTimeAsync(999);
  expect(ended).not.toHaveBeenCalled();
  expect(over?.aborted).toBe(false);

  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledWith(undefined);
  expect(over?.aborted).toBe(true);
});

it('is not disturbed by an answer that comes too late', async () => {
  const late = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('late')), 2_000));
  const answer = answerWithin(1_000, () => late);

  await vi.advanceTimersByTimeAsync(3_000);

  expect(await answer).toBeUndefined();
});
