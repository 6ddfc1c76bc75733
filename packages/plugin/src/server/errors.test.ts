import { expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../shared/error-codes';
import { CodedError } from './errors';

it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s is an error to HTTP too', (code) => {
  expect(code).toMatch(/^wecom_[a-z_]+$/);
  expect(new CodedError(code).status).toBeGreaterThanOrEqual(400);
  expect(new CodedError(code).status).toBeLessThan(600);
});

it('says nothing but its code and what the browser may know', () => {
  const error = new CodedError('wecom_not_linked', { appName: 'NocoBase' });
  expect(error.message).toBe('wecom_not_linked');
  expect(Object.fromEntries(Object.entries(error))).toEqual({
    name: 'CodedError',
    logLevel: 'info',
    status: 403,
    code: 'wecom_not_linked',
    details: { appName: 'NocoBase' },
    values: {},
  });
});
