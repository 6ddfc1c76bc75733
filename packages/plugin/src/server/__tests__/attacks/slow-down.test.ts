import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { comeBack, complete, newBrowser, signInInClient } from '../harness/sign-in';
import { useWorld } from '../harness/use-world';

const world = useWorld({ public: { autoSignUp: true } });
/** How long answers were held back, in milliseconds. */
let waits: number[];

beforeAll(async () => {
  await signInInClient(world, 'lisi');
});

beforeEach(() => {
  waits = [];
  const { setTimeout: real } = globalThis;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((work: () => void, ms = 0) => {
    if (!isHeldBack()) {
      return real(work, ms);
    }
    waits.push(ms);
    return real(work, 0);
  });
});
afterEach(() => vi.restoreAllMocks());

// Told by who starts the timer: NocoBase has timers of its own.
function isHeldBack(): boolean {
  return new Error('for its stack').stack?.includes('SlowDown') ?? false;
}

test('failed completions of one address wait from the twentieth on, those that succeed never do', async () => {
  const guess = () => complete(world, newBrowser(), '/signin', { code: 'x', state: '0'.repeat(32) });
  const honest = await comeBack(world, 'lisi');
  for (let guesses = 0; guesses < 19; guesses += 1) {
    await guess();
  }
  expect(waits).toEqual([]);

  const { error, status } = await guess();
  await guess();
  const { token } = await complete(world, honest.browser, honest.address);

  expect({ status, code: error?.code }).toEqual({ status: 401, code: 'wecom_state_missing' });
  expect(waits).toEqual([100, 200]);
  expect(token).toBeTruthy();
});
