import { expect, test } from 'vitest';
import { lastPage } from './last-page';

test.each([
  [0, 1],
  [1, 1],
  [20, 1],
  [21, 2],
  [40, 2],
  [41, 3],
])('%i rows, twenty on a page, end on page %i', (count, page) => {
  expect(lastPage(count, 20)).toBe(page);
});
