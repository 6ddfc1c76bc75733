import * as z from 'zod/mini';

/** The longest name that NocoBase stores, in characters. */
const LENGTH_LIMIT = 255;
/** Control characters, and halves of characters. */
const NO_TEXT = /[\p{Cc}\p{Surrogate}]/u;

/**
 * Tells whether something that a stranger sent can be the name of an authenticator. What cannot is never asked of the
 * database: PostgreSQL takes U+0000 for a fault.
 */
export function isAuthenticatorName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LENGTH_LIMIT && !NO_TEXT.test(value);
}

/** The same as a schema. */
export const authenticatorName = z.string().check(z.refine(isAuthenticatorName));
