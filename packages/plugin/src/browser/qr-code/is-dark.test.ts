import { expect, it } from 'vitest';
import { isDark } from './is-dark';

it.each([
  ['#141414', true],
  ['#000000', true],
  ['#1f1f1f', true],
  ['#ffffff', false],
  ['#f5f5f5', false],
  ['#fff', false],
  ['rgba(0,0,0,0.5)', false],
])('tells whether %s is dark: %s', (colour, dark) => {
  expect(isDark(colour)).toBe(dark);
});
