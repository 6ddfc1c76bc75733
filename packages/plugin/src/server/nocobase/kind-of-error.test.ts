import { expect, test } from 'vitest';
import { kindOfError } from './kind-of-error';

test.each([
  [new Error("Duplicate entry '13800000001'"), 'Error'],
  [new TypeError('phone is 13800000001'), 'TypeError'],
  ['13800000001', 'unknown'],
  [undefined, 'unknown'],
])('of %s only the kind is told', (error, kind) => {
  expect(kindOfError(error)).toBe(kind);
});
