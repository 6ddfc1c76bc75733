import type { ProfileAuthor } from './profile-authors';
import { keyOf, PROFILE_FIELDS, type ProfileField } from './profile-fields';

/** A user as stored, as far as there are authors. */
export interface UserValues extends Record<ProfileField, string | null> {
  id: number;
}

export interface Corrections {
  toWrite: Array<Omit<ProfileAuthor, 'id'>>;
  toForget: ProfileAuthor[];
}

/**
 * Compares what is known of authors with the users themselves. What agrees stays. A value that is not the one that was
 * recorded has come past the plugin, and nobody knows by whom.
 */
export function correctionsFor(users: UserValues[], authors: ProfileAuthor[]): Corrections {
  const rowOf = new Map(authors.map((row) => [`${row.userId} ${row.field}`, row]));
  const corrections: Corrections = { toWrite: [], toForget: [] };
  for (const user of users) {
    for (const field of PROFILE_FIELDS) {
      compare(corrections, user, field, rowOf.get(`${user.id} ${field}`));
    }
  }
  return corrections;
}

function compare(
  { toWrite, toForget }: Corrections,
  user: UserValues,
  field: ProfileField,
  row: ProfileAuthor | undefined,
): void {
  const value = keyOf(field, user[field]);
  if (value === undefined) {
    toForget.push(...(row ? [row] : []));
  } else if (row?.writer === 'snapshot') {
    const writer = row.value === user[field] ? 'before' : 'unknown';
    toWrite.push({ userId: user.id, field, value, writer });
  } else if (row?.value !== value) {
    toWrite.push({ userId: user.id, field, value, writer: 'unknown' });
  }
}
