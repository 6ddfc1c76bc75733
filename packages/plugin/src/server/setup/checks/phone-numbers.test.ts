import { describe, expect, it } from 'vitest';
import { checkPhoneNumbers, type PhoneNumbers } from './phone-numbers';

const numbers = (changes: Partial<PhoneNumbers> = {}): PhoneNumbers => ({
  old: 12,
  typed: 3,
  isSignUpOpen: true,
  isEditingOpen: true,
  ...changes,
});

describe('old numbers that are trusted', () => {
  it.each([
    [{}, 'both-open'],
    [{ isEditingOpen: false }, 'sign-up-open'],
    [{ isSignUpOpen: false }, 'editing-open'],
  ] as const)('are in doubt while users may write numbers: %j', (changes, reason) => {
    const values = { old: 12, typed: 3 };
    expect(checkPhoneNumbers(numbers(changes), 'trust')).toMatchObject({ status: 'unknown', reason, values });
  });

  it('are not where nobody may', () => {
    const closed = numbers({ isSignUpOpen: false, isEditingOpen: false });
    expect(checkPhoneNumbers(closed, 'trust')).toMatchObject({ status: 'passed', reason: 'both-closed' });
  });
});

it('has nothing to say against numbers that are treated as typed in, or are not there', () => {
  expect(checkPhoneNumbers(numbers(), 'typed')).toMatchObject({ status: 'passed', reason: 'both-open' });
  expect(checkPhoneNumbers(numbers({ old: 0 }), 'trust')).toMatchObject({ status: 'passed', reason: 'both-open' });
});
