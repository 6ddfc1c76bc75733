import { describe, expect, it } from 'vitest';
import { CodeBudget, type Payer } from './code-budget';

const HOUR_S = 3_600;
/** What WeCom lets a corp call in an hour. */
const LIMIT_OF_WECOM = 150_000;

function aBudget() {
  const clock = { ms: 0 };
  const budget = new CodeBudget(() => clock.ms);
  /** Calls whose code fails, as many as can be paid for at this moment; a million tries at most. */
  const failAll = (payer: (index: number) => Payer, most = 5_000) => {
    let calls = 0;
    for (let index = 0; index < most; index += 1) {
      calls += budget.pay(payer(index)) ? 1 : 0;
    }
    return calls;
  };
  return { clock, budget, failAll };
}

const office = { address: '203.0.113.1' };
const forged = (index: number) => ({ address: `198.51.100.${index}` });

describe('codes that fail for an hour, as many as anybody can send', () => {
  it.each<[string, (index: number) => Payer, number]>([
    ['from one address', () => office, 600 + HOUR_S],
    ['from an invented address each', forged, 1_200 + 2 * HOUR_S],
    ['from a hundred addresses', (index) => forged(index % 100), 1_200 + 2 * HOUR_S],
  ])('%s stay far below the limit of WeCom', (_how, payer, most) => {
    const { clock, failAll } = aBudget();
    let calls = 0;
    for (let second = 0; second < HOUR_S; second += 1) {
      clock.ms = second * 1000;
      calls += failAll((index) => payer(second * 1_000 + index), 1_400);
    }

    expect(calls).toBeLessThanOrEqual(most);
    expect(calls).toBeGreaterThan(most * 0.99);
    expect(calls).toBeLessThan(LIMIT_OF_WECOM / 10);
  });

  it('of one known user stay at one a minute', () => {
    const { clock, failAll } = aBudget();
    const flood = () => failAll(() => ({ ...office, userId: 7 }));
    // Beyond their own they pay as strangers do.
    expect(flood()).toBe(20 + 600);
    clock.ms = 60_000;

    expect(flood()).toBe(1 + 60);
  });
});

describe('people who sign in', () => {
  it('pay nothing: three hundred of one office at nine, each third with a failed try before, all go through at once', () => {
    const { budget } = aBudget();
    const failed = Array.from({ length: 100 }, () => budget.pay(office));
    const underWay = Array.from({ length: 300 }, () => budget.pay(office));

    expect([...failed, ...underWay].filter((payment) => !payment)).toEqual([]);
  });

  it('pay nothing, however many come one after the other in a minute', () => {
    const { budget } = aBudget();
    for (let person = 0; person < 10_000; person += 1) {
      const payment = budget.pay(office);
      expect(payment).toBeDefined();
      payment?.refund();
    }
  });

  it('of another address are not held up by a flood from one', () => {
    const { budget, failAll } = aBudget();
    failAll(() => office);

    expect(budget.pay(office)).toBeUndefined();
    expect(budget.pay({ address: '203.0.113.2' })).toBeDefined();
  });

  it('whom the node knows are not held up by a flood from everywhere', () => {
    const { budget, failAll } = aBudget();
    failAll(forged);

    expect(budget.pay({ address: '203.0.113.2' })).toBeUndefined();
    expect(budget.pay({ address: '203.0.113.2', userId: 7 })).toBeDefined();
  });

  it('make room for the next as soon as WeCom has named them', () => {
    const { budget, failAll } = aBudget();
    const [first] = [budget.pay(office)];
    failAll(() => office);
    expect(budget.pay(office)).toBeUndefined();

    first?.refund();

    expect(budget.pay(office)).toBeDefined();
  });
});

it('recovers from a flood', () => {
  const { clock, failAll } = aBudget();
  failAll(forged);
  clock.ms = 500;
  expect(failAll(forged)).toBe(1);

  clock.ms = 700_000;

  expect(failAll(forged)).toBe(1_200);
});
