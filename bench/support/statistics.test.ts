import { expect, it } from 'vitest';
import { describe as describeValues, median, percentile } from './statistics';

it('takes the middle value, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 9, 2])).toBe(3);
});

it('finds the value that one of a hundred exceeds', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);

  expect(percentile(values, 0.99)).toBe(100);
  expect(percentile(values, 0.5)).toBe(51);
});

it('names the middle and the range of the middle half', () => {
  expect(describeValues([1, 2, 3, 4], 'ms', 0)).toBe('3 ms (2–4)');
});
