import { describe, expect, it } from 'vitest';
import { ERROR_CODES, isAbout, isErrorCode } from './error-codes';

const FOREIGN = ['ECONNRESET', 'wecom_', 'toString', '__proto__', 40001, undefined, null, {}];

describe('isErrorCode', () => {
  it.each(Object.keys(ERROR_CODES))('knows %s', (code) => {
    expect(isErrorCode(code)).toBe(true);
  });

  it.each(FOREIGN)('does not know %o', (code) => {
    expect(isErrorCode(code)).toBe(false);
  });
});

describe('isAbout', () => {
  it('tells what a code is about', () => {
    expect(isAbout('wecom_not_a_member', 'person')).toBe(true);
    expect(isAbout('wecom_not_a_member', 'attempt')).toBe(false);
  });

  it.each(FOREIGN)('knows nothing of %o', (code) => {
    expect(isAbout(code, 'person')).toBe(false);
  });
});
