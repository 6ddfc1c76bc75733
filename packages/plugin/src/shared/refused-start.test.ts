import { expect, test } from 'vitest';
import { readRefusedStart, writeRefusedStart } from './refused-start';

test('what is written is read again', () => {
  const refused = { code: 'wecom_unreachable', reference: 'ABCD1234' };
  expect(readRefusedStart(writeRefusedStart(refused))).toEqual(refused);
});

test.each([
  ['wecom_unreachable', { code: 'wecom_unreachable' }],
  ['wecom_unreachable.', { code: 'wecom_unreachable' }],
  ['', { code: '' }],
])('of "%s" there is no reference', (value, refused) => {
  expect(readRefusedStart(value)).toEqual(refused);
});
