import { describe, expect, it } from 'vitest';
import { isSignInErrorCode, SIGN_IN_ERRORS, SignInError, type SignInErrorCode } from './errors';

const codes = Object.keys(SIGN_IN_ERRORS) as SignInErrorCode[];

it.each(codes)('%s is an error to HTTP too', (code) => {
  expect(code).toMatch(/^wecom_[a-z_]+$/);
  expect(new SignInError(code).status).toBeGreaterThanOrEqual(400);
  expect(new SignInError(code).status).toBeLessThan(600);
});

it('says nothing but its code and what the browser may know', () => {
  const error = new SignInError('wecom_not_linked', { appName: 'NocoBase' });
  expect(error.message).toBe('wecom_not_linked');
  expect(Object.fromEntries(Object.entries(error))).toEqual({
    name: 'SignInError',
    logLevel: 'info',
    status: 403,
    code: 'wecom_not_linked',
    details: { appName: 'NocoBase' },
  });
});

describe('isSignInErrorCode', () => {
  it.each(codes)('knows %s', (code) => {
    expect(isSignInErrorCode(code)).toBe(true);
  });

  it.each(['ECONNRESET', 'wecom_', 'toString', '__proto__', 40001, undefined, null, {}])('does not know %o', (code) => {
    expect(isSignInErrorCode(code)).toBe(false);
  });
});
