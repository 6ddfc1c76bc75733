import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../shared/error-codes';
import { type FailureFacts, judgeFailure } from './judge-failure';

const LEAVERS = [
  'wecom_not_a_member',
  'wecom_other_corp',
  'wecom_not_in_visible_range',
  'wecom_member_inactive',
  'wecom_account_closed',
];
const OTHERS = [...Object.keys(ERROR_CODES).filter((code) => !LEAVERS.includes(code)), 'TOKEN_INVALID', undefined];

const recheck: FailureFacts = {
  code: undefined,
  isAnswer: true,
  left: 'automatic',
  hasSession: true,
  isOfSession: true,
  isInWeCom: true,
};
const ends = { endsSession: true, keepsPage: false };
const keeps = { endsSession: false, keepsPage: true, stops: false };

describe('a session that is looked at again', () => {
  test.each(LEAVERS)('ends by WeCom’s word on the person: %s', (code) => {
    expect(judgeFailure({ ...recheck, code })).toEqual({ ...ends, stops: true });
  });

  test.each(OTHERS)('is kept, and the page with it, by everything else: %s', (code) => {
    expect(judgeFailure({ ...recheck, code })).toEqual(keeps);
  });

  test.each(LEAVERS)('is kept when no answer of the sign-in says so: %s', (code) => {
    expect(judgeFailure({ ...recheck, code, isAnswer: false })).toEqual(keeps);
  });
});

describe('a session outside of automatic login', () => {
  test.each(LEAVERS)('ends by WeCom’s word on the person, however the sign-in began: %s', (code) => {
    expect(judgeFailure({ ...recheck, code, left: undefined })).toMatchObject(ends);
    expect(judgeFailure({ ...recheck, code, left: 'by-hand' })).toMatchObject(ends);
  });

  test.each(LEAVERS)('is kept in an ordinary browser, where another’s phone may have scanned: %s', (code) => {
    expect(judgeFailure({ ...recheck, code, left: 'by-hand', isInWeCom: false }).endsSession).toBe(false);
  });

  test.each(LEAVERS)('is kept when the sign-in is of another authenticator: %s', (code) => {
    expect(judgeFailure({ ...recheck, code, left: undefined, isOfSession: false }).endsSession).toBe(false);
  });

  test.each(OTHERS)('is kept, and the failure is told: %s', (code) => {
    const told = { endsSession: false, keepsPage: false };
    expect(judgeFailure({ ...recheck, code, left: undefined })).toEqual({ ...told, stops: false });
    expect(judgeFailure({ ...recheck, code, left: 'by-hand' })).toEqual({ ...told, stops: true });
  });
});

describe('without a session', () => {
  test.each([...LEAVERS, ...OTHERS])('what this web view left for stops automatic login: %s', (code) => {
    const told = { endsSession: false, keepsPage: false, stops: true };
    expect(judgeFailure({ ...recheck, code, hasSession: false })).toEqual(told);
  });

  test.each([...LEAVERS, ...OTHERS])('what it did not leave for stops nothing: %s', (code) => {
    const told = { endsSession: false, keepsPage: false, stops: false };
    expect(judgeFailure({ ...recheck, code, hasSession: false, left: undefined, isAnswer: false })).toEqual(told);
  });
});
