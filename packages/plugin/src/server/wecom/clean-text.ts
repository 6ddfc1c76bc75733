import { withoutUnseen } from '../../shared/unseen';

/** Control characters, U+0000 among them, which PostgreSQL refuses; and halves of a character, which are no text. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/gu;

/** Cleans a text from WeCom so that it can be stored and shown; undefined when there is nothing to be seen. */
export function cleanText(text: string): string | undefined {
  const clean = text.replace(NO_TEXT, '').trim();
  return withoutUnseen(clean) === '' ? undefined : clean;
}

/** The same for an e-mail address, which has no blanks and nothing invisible. */
export function cleanAddress(text: string): string | undefined {
  return withoutUnseen(text.replace(NO_TEXT, '')) || undefined;
}
