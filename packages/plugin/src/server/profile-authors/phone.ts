import { parseDigits, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { withoutUnseen } from '../../shared/unseen';

/** Separators that people put between digits besides blanks: hyphens and dashes, brackets, dots, slashes, underscores. */
const SEPARATORS = /[\p{Pd}\p{Pc}\u2212()[\]{}.·•・。/]/gu;

/**
 * Brings a phone number to E.164 (`+8613800000001`), so that spellings can be compared. A number without a country
 * code is read only when it is a Chinese mobile number (docs/adr/0006-phone-matching.md).
 * @returns undefined for what cannot be read without guessing
 */
export function normalisePhone(phone: string): string | undefined {
  const seen = withoutUnseen(phone.normalize('NFKC'));
  const digits = /^\+?(\p{Nd}+)$/u.exec(seen.replace(SEPARATORS, ''))?.[1] ?? '';
  const compact = withCountryCode(parseDigits(digits), seen.includes('+')) ?? '';
  const number = parsePhoneNumberFromString(compact, { extract: false });
  if (!number?.isPossible()) {
    return undefined;
  }
  if (number.countryCallingCode === '86') {
    // Any other number was misspelt, or is a line that people share.
    return number.isValid() ? number.number : undefined;
  }
  // Elsewhere numbers differ in length: 1234567/8 are two numbers, and would be read as one.
  return seen.includes('/') ? undefined : number.number;
}

/** The spelling NocoBase installations in China use: Chinese numbers without country code, others in E.164. */
export function phoneAsStored(normalised: string): string {
  return normalised.replace(/^\+86(?=1[3-9]\d{9}$)/, '');
}

function withCountryCode(digits: string, hasPlus: boolean): string | undefined {
  if (hasPlus) {
    return `+${digits}`;
  }
  if (digits.startsWith('00')) {
    return `+${digits.slice(2)}`;
  }
  return /^(?:86)?1\d{10}$/.test(digits) ? `+86${digits.slice(-11)}` : undefined;
}
