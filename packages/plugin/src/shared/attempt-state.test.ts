import { describe, expect, it } from 'vitest';
import { kindOf, stateFor } from './attempt-state';

const RANDOM = '0123456789abcdef0123456789abcdef';

it.each(['sign-in', 'link'] as const)('tells by a state of the purpose %s what it is for', (kind) => {
  expect(kindOf(stateFor(kind, RANDOM))).toBe(kind);
});

it('makes states that WeCom takes', () => {
  expect(stateFor('sign-in', RANDOM)).toBe(RANDOM);
  expect(stateFor('link', RANDOM)).toMatch(/^[0-9a-z]{33,128}$/);
});

describe('what has another shape', () => {
  it.each([
    '',
    'link',
    RANDOM.slice(1),
    `${RANDOM}0`,
    `${RANDOM}\n`,
    `${RANDOM}link\n`,
    `${RANDOM}LINK`,
    `${RANDOM}linklink`,
    `${RANDOM}constructor`,
    RANDOM.toUpperCase(),
  ])('is no state: %j', (text) => {
    expect(kindOf(text)).toBeUndefined();
  });
});
