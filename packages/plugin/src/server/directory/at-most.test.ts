import { expect, it } from 'vitest';
import { atMost } from './at-most';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

it('does a few at a time, and gives the results in order', async () => {
  let [open, most] = [0, 0];
  const results = await atMost(3, [1, 2, 3, 4, 5, 6, 7], async (number) => {
    most = Math.max(most, (open += 1));
    await nextTurn();
    open -= 1;
    return number * 2;
  });
  expect(results).toEqual([2, 4, 6, 8, 10, 12, 14]);
  expect(most).toBe(3);
});

it('begins nothing after a failure, and leaves nothing under way behind', async () => {
  const [begun, ended]: [number[], number[]] = [[], []];
  const work = atMost(2, [1, 2, 3, 4, 5], async (number) => {
    begun.push(number);
    await nextTurn();
    if (number === 1) {
      throw new Error('Broken');
    }
    await nextTurn();
    ended.push(number);
  });
  await expect(work).rejects.toThrow('Broken');
  expect([begun, ended]).toEqual([[1, 2], [2]]);
});

it('has nothing to do with nothing', async () => {
  expect(await atMost(4, [], () => Promise.reject(new Error('Nobody calls')))).toEqual([]);
});
