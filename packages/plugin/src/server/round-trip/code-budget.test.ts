import { describe, expect, it } from 'vitest';
import { CodeBudget, type Outcome, type Payer } from './code-budget';

const HOUR_S = 3_600;
/** What WeCom lets a corp call in an hour. */
const LIMIT_OF_WECOM = 150_000;

function aBudget() {
  const clock = { ms: 0 };
  const budget = new CodeBudget(() => clock.ms);
  /** Calls with invented codes, so many at the same moment; how many of them are made. */
  const invent = (payer: (index: number) => Payer, atOnce = 1, outcome: Outcome = 'failed') => {
    const calls = Array.from({ length: atOnce }, (_, index) => budget.announce(payer(index)));
    calls.forEach((call) => call?.end(outcome));
    return calls.filter(Boolean).length;
  };
  /** The same one after the other. */
  const inventInTurn = (payer: (index: number) => Payer, times = 2_000) => {
    let made = 0;
    for (let index = 0; index < times; index += 1) {
      made += invent(() => payer(index));
    }
    return made;
  };
  return { clock, budget, invent, inventInTurn };
}

const office = { address: '203.0.113.1' };
const elsewhere = { address: '203.0.113.2' };
const forged = (index: number) => ({ address: `198.51.100.${index}` });

describe('invented codes for an hour, as many as anybody can send', () => {
  it.each<[string, (index: number) => Payer, number, number]>([
    ['one after the other from one address', () => office, 1, 150 + HOUR_S],
    ['two thousand at once from one address', () => office, 2_000, 500 + HOUR_S],
    ['one after the other from an invented address each', forged, 1, 600 + 2 * HOUR_S],
    ['two thousand at once from an invented address each', forged, 2_000, 1_200 + 2 * HOUR_S],
    ['two thousand at once from a hundred addresses', (index) => forged(index % 100), 2_000, 1_200 + 2 * HOUR_S],
  ])('%s stay far below the limit of WeCom', (_how, payer, atOnce, most) => {
    const { clock, invent, inventInTurn } = aBudget();
    let calls = 0;
    for (let second = 0; second < HOUR_S; second += 15) {
      clock.ms = second * 1000;
      const of = (index: number) => payer(second * 2_000 + index);
      calls += atOnce === 1 ? inventInTurn(of) : invent(of, atOnce);
    }

    expect(calls).toBeLessThanOrEqual(most);
    expect(calls).toBeGreaterThan(most * 0.95);
    expect(calls).toBeLessThan(LIMIT_OF_WECOM / 10);
  });

  it('of one known user stay at one a minute', () => {
    const { clock, inventInTurn } = aBudget();
    const flood = () => inventInTurn(() => ({ ...office, user: 'main/7' }));
    // Beyond their own they pay as strangers do.
    expect(flood()).toBe(10 + 150);
    clock.ms = 60_000;

    expect(flood()).toBe(1 + 60);
  });
});

describe('people who sign in', () => {
  it('do not wait: three hundred of one office at nine, at the same moment, each third with a failed try before', () => {
    const { budget, invent } = aBudget();
    expect(invent(() => office, 100)).toBe(100);

    const underWay = Array.from({ length: 300 }, () => budget.announce(office));

    expect(underWay.filter((call) => !call)).toEqual([]);
  });

  it('pay nothing, however many come one after the other in a minute', () => {
    const { budget } = aBudget();
    for (let person = 0; person < 10_000; person += 1) {
      const call = budget.announce(office);
      expect(call).toBeDefined();
      call?.end('free');
    }
  });

  it('of another address are not held up by a flood from one', () => {
    const { budget, invent } = aBudget();
    invent(() => office, 2_000);

    expect(budget.announce(office)).toBeUndefined();
    expect(budget.announce(elsewhere)).toBeDefined();
  });

  it('whom the node knows are not held up by a flood from everywhere', () => {
    const { budget, invent } = aBudget();
    invent(forged, 2_000);

    expect(budget.announce(elsewhere)).toBeUndefined();
    expect(budget.announce({ ...elsewhere, user: 'main/7' })).toBeDefined();
  });

  it('pay nothing for a user of another application who has the same number', () => {
    const { budget, invent } = aBudget();
    invent((index) => ({ ...forged(index), user: 'other/7' }), 2_000);

    expect(budget.announce(elsewhere)).toBeUndefined();
    expect(budget.announce({ ...elsewhere, user: 'main/7' })).toBeDefined();
  });

  it('make room for the next as soon as WeCom has named them', () => {
    const { budget } = aBudget();
    const underWay = Array.from({ length: 500 }, () => budget.announce(office));
    expect(budget.announce(office)).toBeUndefined();

    underWay[0]?.end('free');

    expect(budget.announce(office)).toBeDefined();
  });

  it('all get through as soon as a flood has paid for one call', () => {
    const { clock, budget, inventInTurn } = aBudget();
    inventInTurn(() => office);
    clock.ms = 1_000;

    expect(Array.from({ length: 300 }, () => budget.announce(office)).filter((call) => !call)).toEqual([]);
  });
});

describe('while WeCom gives no answers', () => {
  it('people may try again and again: three hundred of one office three times each', () => {
    const { invent } = aBudget();

    const tries = [1, 2, 3].map(() => invent(() => office, 300, 'unanswered'));

    expect(tries).toEqual([300, 300, 300]);
  });

  it('the calls of a flood stay below half of the limit of WeCom, once it answers', () => {
    const { clock, invent } = aBudget();
    let calls = 0;
    for (let second = 0; second < HOUR_S; second += 1) {
      clock.ms = second * 1000;
      calls += invent(forged, 1_200, 'unanswered');
    }

    expect(calls).toBeLessThan(LIMIT_OF_WECOM / 1.8);
  });
});

it('recovers from a flood', () => {
  const { clock, inventInTurn } = aBudget();
  inventInTurn(forged);
  clock.ms = 500;
  expect(inventInTurn(forged)).toBe(1);

  clock.ms = 400_000;

  expect(inventInTurn(forged)).toBe(600);
});
