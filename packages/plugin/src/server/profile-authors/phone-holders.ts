import type { Database } from '@nocobase/database';
import type { ExistingPhones } from '../../shared/options';
import { phoneAsStored } from './phone';
import { whenFilled } from './fill-authors';
import { findByKey } from './profile-authors';
import { readSmsNumbers } from './sms-links';
import { isTrusted, type Writer } from './writer';

/** A user who has a phone number. */
export interface PhoneHolder {
  userId: number;
  /** Whether the number counts as theirs. One that they typed in themselves does not, unless it is proved by SMS. */
  isTrusted: boolean;
}

interface Found {
  userId: number;
  writer: Writer;
}

/**
 * Finds the users who have a phone number, however it is spelled in NocoBase.
 * @param phone in E.164
 * @param existing what the administrator says of numbers that were there before the plugin
 */
export async function findPhoneHolders(db: Database, phone: string, existing: ExistingPhones): Promise<PhoneHolder[]> {
  await whenFilled(db);
  const recorded = (await findByKey(db, 'phone', phone)).map(({ user, writer }) => ({
    userId: Number(user.get('id')),
    writer,
  }));
  const trusted = recorded.filter(({ writer }) => isTrusted(writer, existing));
  // Numbers that came past the plugin since then are looked for where they decide something.
  const typed = [
    ...recorded.filter((found) => !trusted.includes(found)),
    ...(trusted.length > 0 ? [] : await findUnrecorded(db, phone, recorded)),
  ];
  const userIds = typed.map(({ userId }) => userId);
  const proved = userIds.length > 0 ? await readSmsNumbers(db, { userIds }) : undefined;
  return [
    ...trusted.map(({ userId }) => ({ userId, isTrusted: true })),
    ...userIds.map((userId) => ({ userId, isTrusted: proved?.get(userId)?.has(phone) ?? false })),
  ];
}

// In the usual spellings, by NocoBase's own index of numbers.
async function findUnrecorded(db: Database, phone: string, recorded: Found[]): Promise<Found[]> {
  const digits = phone.slice(1);
  const spellings = [phoneAsStored(phone), phone, digits, `00${digits}`];
  const users = await db.getModel('users').findAll({ attributes: ['id'], where: { phone: spellings } });
  const known = new Set(recorded.map(({ userId }) => userId));
  return users
    .map((user) => ({ userId: Number(user.get('id')), writer: 'unknown' as const }))
    .filter(({ userId }) => !known.has(userId));
}
