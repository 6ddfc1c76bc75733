import { expect, it } from 'vitest';
import { objectionTo, type Purpose } from './purpose';

const SIGN_IN: Purpose = { kind: 'sign-in' };
const linkOf = (userId: number): Purpose => ({ kind: 'link', userId });

it.each([SIGN_IN, linkOf(7)])('lets an attempt be completed for what it was started for: %j', (purpose) => {
  expect(objectionTo({ purpose, expiresAt: 1_000 }, purpose, 999)).toBeUndefined();
});

it.each([
  [SIGN_IN, linkOf(7)],
  [linkOf(7), SIGN_IN],
])('refuses an attempt of %j as one of %j, also when it has expired', (started, completed) => {
  expect(objectionTo({ purpose: started, expiresAt: 1_000 }, completed, 0)).toBe('wecom_state_mismatch');
  expect(objectionTo({ purpose: started, expiresAt: 1_000 }, completed, 2_000)).toBe('wecom_state_mismatch');
});

it('refuses a link in the session of another user, also when it has expired', () => {
  expect(objectionTo({ purpose: linkOf(7), expiresAt: 1_000 }, linkOf(8), 0)).toBe('wecom_link_other_user');
  expect(objectionTo({ purpose: linkOf(7), expiresAt: 1_000 }, linkOf(8), 2_000)).toBe('wecom_link_other_user');
});

it.each([SIGN_IN, linkOf(7)])('refuses %j from the moment on at which the attempt ends', (purpose) => {
  expect(objectionTo({ purpose, expiresAt: 1_000 }, purpose, 1_000)).toBe('wecom_state_expired');
});
