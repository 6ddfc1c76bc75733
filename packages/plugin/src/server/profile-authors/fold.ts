import { withoutUnseen } from '../../shared/unseen';

/**
 * Brings an e-mail address or a username to the form in which people take two of them for the same: without case, blanks
 * and invisible characters, full-width letters as plain ones. For comparing only; it is never stored.
 */
export function fold(text: string): string {
  return withoutUnseen(text.normalize('NFKC')).toLowerCase();
}
