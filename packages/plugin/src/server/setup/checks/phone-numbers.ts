import type { ExistingPhones } from '../../../shared/options';
import type { ResultOf } from '../../../shared/setup';

const CHECK = 'phone-numbers';

/** Counts of the users' phone numbers, and the ways by which users write them. */
export interface PhoneNumbers {
  /** Numbers that were there before the plugin. */
  old: number;
  /** Numbers that their users typed in, or that came past the plugin. */
  typed: number;
  isSignUpOpen: boolean;
  isEditingOpen: boolean;
}

/**
 * Whether old phone numbers that are trusted may have been typed in by anybody. Nobody knows how it was before, so a way
 * that is open now is worth a word.
 */
export function checkPhoneNumbers(
  { old, typed, isSignUpOpen, isEditingOpen }: PhoneNumbers,
  existing: ExistingPhones,
): ResultOf<'phone-numbers'> {
  const values = { old, typed };
  const reason = isSignUpOpen
    ? isEditingOpen
      ? 'both-open'
      : 'sign-up-open'
    : isEditingOpen
      ? 'editing-open'
      : 'both-closed';
  const isDoubtful = old > 0 && existing === 'trust';
  return isDoubtful && reason !== 'both-closed'
    ? { check: CHECK, status: 'unknown', reason, values }
    : { check: CHECK, status: 'passed', reason, values };
}
