import { fold } from './fold';
import { normalisePhone } from './phone';

/** The fields by which people are found; each has an author. */
export const PROFILE_FIELDS = ['phone', 'email', 'username'] as const;

export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** Characters that NocoBase's columns for short texts take; one form of a text may be longer than the text. */
const COLUMN_LIMIT = 255;

/**
 * The one form of a value that has many spellings: E.164 for a phone number, folded letters for the others.
 * @param value as it stands in the user
 * @returns undefined for what is empty, or no phone number
 */
export function keyOf(field: ProfileField, value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return field === 'phone' ? normalisePhone(text) : cut(fold(text)) || undefined;
}

function cut(text: string): string {
  return Array.from(text).slice(0, COLUMN_LIMIT).join('');
}
