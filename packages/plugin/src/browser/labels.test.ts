import { expect, test } from 'vitest';
import { memberLabel, userLabel } from './labels';

test.each([
  ['Zhang', 'zhang', 'Zhang (zhang)'],
  ['zhang', 'zhang', 'zhang'],
  ['', 'zhang', 'zhang'],
  ['Zhang', '', 'Zhang'],
  ['\u202Eevil\u2028', 'zhang', 'evil (zhang)'],
])('a user called %j with the username %j is shown as %j', (nickname, username, label) => {
  expect(userLabel({ id: 1, nickname, username })).toBe(label);
});

test('a member is shown with the member ID', () => {
  expect(memberLabel({ name: '张三', memberId: 'zhangsan' })).toBe('张三 (zhangsan)');
});
