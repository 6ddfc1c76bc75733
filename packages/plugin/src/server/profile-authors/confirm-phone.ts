import type { Database } from '@nocobase/database';
import { readAuthors, writeAuthors } from './profile-authors';
import { keyOf } from './profile-fields';
import { isTrusted } from './writer';

/**
 * Writes down that an administrator has said of a number that it is the user's. Holds until the number changes.
 * @param isMeant tells whether a number, in E.164, is the one that the administrator has seen
 * @returns whether there was anything to confirm
 */
export async function confirmPhone(
  db: Database,
  userId: number,
  isMeant: (phone: string) => boolean,
): Promise<boolean> {
  const user = await db.getModel('users').findByPk(userId, { attributes: ['phone'] });
  const phone = keyOf('phone', user?.get('phone'));
  if (phone === undefined || !isMeant(phone)) {
    return false;
  }
  const row = (await readAuthors(db, [userId])).find(({ field }) => field === 'phone');
  if (row?.value === phone && isTrusted(row.writer, 'typed')) {
    return false;
  }
  await writeAuthors(db, [{ userId, field: 'phone', value: phone, writer: 'confirmed' }]);
  return true;
}
