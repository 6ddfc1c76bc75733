import { expect, it } from 'vitest';
import { authenticatorName, isAuthenticatorName } from './authenticator-name';

it.each(['wecom', 's_0f3kq2p1', '企业微信', ' x', 'a'.repeat(255), '😀'])('takes %j for a name', (name) => {
  expect(isAuthenticatorName(name)).toBe(true);
  expect(authenticatorName.safeParse(name).success).toBe(true);
});

it.each([
  '',
  '\u0000',
  'wecom\u0000',
  'we\ncom',
  'wecom\u007f',
  'wecom\u0085',
  '\ud83d',
  'a'.repeat(256),
  'a'.repeat(100_000),
  undefined,
  null,
  7,
  ['wecom'],
  { $ne: '' },
])('does not take %j for a name', (value) => {
  expect(isAuthenticatorName(value)).toBe(false);
  expect(authenticatorName.safeParse(value).success).toBe(false);
});
