import { describe, expect, it } from 'vitest';
import { SlowDown } from './slow-down';

/** A slow-down with a clock that stands still, and sleeps that only note how long they are. */
function quickSlowDown() {
  const clock = { ms: 0 };
  const waits: number[] = [];
  const slowDown = new SlowDown(
    () => clock.ms,
    (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  );
  const fail = async (times: number, address: (index: number) => string = () => '203.0.113.1') => {
    for (let index = 0; index < times; index += 1) {
      await slowDown.failed(address(index));
    }
  };
  return { clock, waits, fail };
}

describe('failures of one address', () => {
  it('are answered at once up to the nineteenth', async () => {
    const { waits, fail } = quickSlowDown();
    await fail(19);
    expect(waits).toEqual([]);
  });

  it('wait longer and longer from the twentieth on', async () => {
    const { waits, fail } = quickSlowDown();
    await fail(22);
    expect(waits).toEqual([100, 200, 300]);
  });

  it('wait two seconds at most', async () => {
    const { waits, fail } = quickSlowDown();
    await fail(200);
    expect(Math.max(...waits)).toBe(2_000);
    expect(waits.at(-1)).toBe(2_000);
  });

  it('are forgotten after a minute', async () => {
    const { clock, waits, fail } = quickSlowDown();
    await fail(19);
    clock.ms = 60_000;
    await fail(19);
    expect(waits).toEqual([]);
  });

  it('do not slow another address down', async () => {
    const { waits, fail } = quickSlowDown();
    await fail(19);
    await fail(19, () => '203.0.113.2');
    expect(waits).toEqual([]);
  });
});

describe('failures of many addresses', () => {
  it('wait too from the three hundredth on, so that invented addresses help nobody', async () => {
    const { waits, fail } = quickSlowDown();
    await fail(301, (index) => `203.0.113.${index}`);
    expect(waits).toEqual([100, 200]);
  });

  it('wait two seconds at most, also those of an address that has failed before', async () => {
    const { waits, fail } = quickSlowDown();
    await fail(400, (index) => `203.0.113.${index}`);
    await fail(30);
    expect(Math.max(...waits)).toBe(2_000);
    expect(waits.at(-1)).toBe(2_000);
  });

  it('are forgotten after a minute', async () => {
    const { clock, waits, fail } = quickSlowDown();
    await fail(299, (index) => `203.0.113.${index}`);
    clock.ms = 60_000;
    await fail(299, (index) => `203.0.113.${index}`);
    expect(waits).toEqual([]);
  });
});

it('holds back a thousand answers at once and lets the rest go', async () => {
  const wakes: Array<() => void> = [];
  const slowDown = new SlowDown(
    () => 0,
    () => new Promise((resolve) => wakes.push(resolve)),
  );
  const answers = Array.from({ length: 1_100 }, () => slowDown.failed('203.0.113.1'));
  await Promise.all([...answers.slice(0, 19), ...answers.slice(1_019)]);
  expect(wakes).toHaveLength(1_000);
  for (const wake of wakes) {
    wake();
  }
  await Promise.all(answers);
  void slowDown.failed('203.0.113.1');
  expect(wakes).toHaveLength(1_001);
});
