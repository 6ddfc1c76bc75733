import { expect, test } from 'vitest';
import { atOnce } from './at-once';

test('tasks begin in the order of the items, never more at a time than the limit, and each gives its result', async () => {
  const begun: number[] = [];
  let running = 0;
  let most = 0;

  const results = await atOnce(2, [3, 1, 2, 0], async (turns) => {
    begun.push(turns);
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < turns; turn += 1) {
      await Promise.resolve();
    }
    running -= 1;
    return turns * 10;
  });

  expect(results).toEqual([30, 10, 20, 0]);
  expect(begun).toEqual([3, 1, 2, 0]);
  expect(most).toBe(2);
});

test('a task that throws fails the whole', async () => {
  await expect(atOnce(1, [1], () => Promise.reject(new Error('planted')))).rejects.toThrow('planted');
});
