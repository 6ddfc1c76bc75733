import { expect, it } from 'vitest';
import { CodeBudget } from './code-budget';
import { CodeGate } from './code-gate';

const stranger = { address: '203.0.113.1' };

/** A gate whose sleeps let the time pass. */
function aGate() {
  const clock = { ms: 0 };
  const gate = new CodeGate(new CodeBudget(() => clock.ms), (ms) => {
    clock.ms += ms;
    return Promise.resolve();
  });
  const flood = async () => {
    for (let calls = 0; calls < 150; calls += 1) {
      (await gate.enter(stranger))?.end('failed');
    }
  };
  return { clock, gate, flood };
}

it('lets people through at once', async () => {
  const { clock, gate } = aGate();

  expect(await gate.enter(stranger)).toBeDefined();
  expect(clock.ms).toBe(0);
});

it('lets an address that has failed too often wait before its next call', async () => {
  const { clock, gate, flood } = aGate();
  await flood();

  expect(await gate.enter(stranger)).toBeDefined();
  expect(clock.ms).toBe(1_000);
});

it('tells whoever would wait for more than eight seconds', async () => {
  const clock = { ms: 0 };
  const gate = new CodeGate(new CodeBudget(() => 0), (ms) => {
    clock.ms += ms;
    return Promise.resolve();
  });
  for (let calls = 0; calls < 150; calls += 1) {
    (await gate.enter(stranger))?.end('failed');
  }

  expect(await gate.enter(stranger)).toBeUndefined();
  expect(clock.ms).toBe(8_000);
});

it('lets five hundred wait at once and tells the rest, and known users wait for none of them', async () => {
  const wakes: Array<() => void> = [];
  const gate = new CodeGate(new CodeBudget(() => 0), () => new Promise((resolve) => wakes.push(resolve)));
  for (let calls = 0; calls < 150; calls += 1) {
    (await gate.enter(stranger))?.end('failed');
  }

  const flood = Array.from({ length: 600 }, () => gate.enter(stranger));

  expect(await Promise.all(flood.slice(500))).toEqual(Array(100).fill(undefined));
  expect(wakes).toHaveLength(500);
  expect(await gate.enter({ ...stranger, user: 'main/7' })).toBeDefined();
});
