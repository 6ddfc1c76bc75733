import { describe, expect, it } from 'vitest';
import { readableError } from './sign-in-failure';

describe('an error of the server', () => {
  it('is shown in its own words when it has a code', () => {
    const error = { code: 'wecom_unreachable', message: 'WeCom did not answer.' };
    expect(readableError(502, error)).toEqual(error);
  });

  it('is shown in its own words when it refuses the person', () => {
    const error = { message: 'Your account is locked.' };
    expect(readableError(403, error)).toEqual(error);
  });

  it('is not shown when it speaks to developers', () => {
    expect(readableError(500, { message: 'ctx.auth.signIn is not a function' })).toEqual({});
  });

  it('may be missing', () => {
    expect(readableError(502, undefined)).toEqual({});
  });
});
