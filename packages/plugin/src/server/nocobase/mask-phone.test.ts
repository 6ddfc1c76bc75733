import { expect, test } from 'vitest';
import { maskPhone } from './mask-phone';

test.each([
  ['13800000004', '138****04'],
  ['+85291234567', '+85****67'],
  ['12345', '****'],
  ['12345678', '****'],
])('of %s only %s is kept', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});
