import { expect, test } from 'vitest';
import { contrastOf } from './contrast';

test.each([
  ['#000000', ['#ffffff'], 21],
  ['#ffffff', ['#ffffff'], 1],
  // The pair at the edge that WCAG's tools name.
  ['#767676', ['#ffffff'], 4.54],
  ['rgba(0, 0, 0, 0.45)', ['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'], 3.36],
  ['rgb(255, 255, 255)', ['rgba(0, 0, 0, 0.5)', '#ffffff'], 4],
])('%s on %j has its contrast', (text, backgrounds, contrast) => {
  expect(contrastOf(text, backgrounds)).toBeCloseTo(contrast, 1);
});
