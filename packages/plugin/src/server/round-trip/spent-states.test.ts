import { expect, it } from 'vitest';
import { SpentStates } from './spent-states';

const TEN_MINUTES_MS = 600_000;

/** A memory of three states with a clock that stands still. */
function aMemory() {
  const clock = { ms: 0 };
  return { clock, states: new SpentStates(() => clock.ms, TEN_MINUTES_MS, 3) };
}

it('gives a state to one completion, however many ask', () => {
  const { states } = aMemory();

  const answers = Array.from({ length: 100 }, () => states.claim('a'));

  expect(answers).toEqual(['claimed', ...Array<string>(99).fill('used')]);
});

it('gives a state again that was released', () => {
  const { states } = aMemory();
  states.claim('a');
  states.release('a');

  expect(states.claim('a')).toBe('claimed');
});

it('remembers a state for ten minutes, and no longer', () => {
  const { clock, states } = aMemory();
  states.claim('a');
  clock.ms = TEN_MINUTES_MS - 1;
  expect(states.claim('a')).toBe('used');

  clock.ms = TEN_MINUTES_MS;

  expect(states.claim('a')).toBe('claimed');
});

it('refuses the newest when it is full, and forgets none before its time', () => {
  const { clock, states } = aMemory();
  for (const state of ['a', 'b', 'c']) {
    states.claim(state);
    clock.ms += 1;
  }

  expect(states.claim('d')).toBe('full');
  expect(['a', 'b', 'c'].map((state) => states.claim(state))).toEqual(['used', 'used', 'used']);
});

it('has room again as soon as the oldest has had its ten minutes', () => {
  const { clock, states } = aMemory();
  for (const state of ['a', 'b', 'c']) {
    states.claim(state);
    clock.ms += 1;
  }
  clock.ms = TEN_MINUTES_MS;

  expect(states.claim('d')).toBe('claimed');
  expect(states.claim('e')).toBe('full');
  expect(states.claim('b')).toBe('used');
});
