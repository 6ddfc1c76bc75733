import { expect, test } from 'vitest';
import { readRefusedStart, writeRefusedStart } from './refused-start';

test('what is written is read again', () => {
  const refused = { code: 'wecom_unreachable', reference: 'ABCD1234' };
  expect(readRefusedStart(writeRefusedStart(refused))).toEqual(refused);
});

test.each([
  '',
  'wecom_unreachable',
  'wecom_unreachable.',
  'wecom_unreachable.ABC',
  'wecom_unreachable.ABCD1234.',
  'other_error.ABCD1234',
  'Call 123 456 at once.ABCD1234',
  'wecom_unreachable.ABCD1234\n',
])('%j is nothing that a server of ours has written', (value) => {
  expect(readRefusedStart(value)).toBeUndefined();
});
