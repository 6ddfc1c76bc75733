import { expect, test } from 'vitest';
import { isSameUser } from './session-user';

const token = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;

test.each([
  [token({ userId: 1, jti: 'a' }), token({ userId: 1, jti: 'b' }), true],
  [token({ userId: 1, name: '张三~~~???' }), token({ userId: 1 }), true],
  [token({ userId: 1 }), token({ userId: 2 }), false],
  [token({}), token({}), false],
  [token(null), token(null), false],
  ['TOKEN', 'TOKEN', false],
  ['a.b.c', 'a.b.c', false],
  [null, token({ userId: 1 }), false],
])('tells whether two tokens are of the same user: %#', (one, other, expected) => {
  expect(isSameUser(one, other)).toBe(expected);
});
