import type { Database, Model } from '@nocobase/database';
import { presetAuthType } from '@nocobase/plugin-auth';
import { whenFilled } from '../users/fill-authors';
import { authorsOf } from '../users/profile-authors';
import type { PhoneNumbers } from './checks/phone-numbers';

/** Counts the users' phone numbers by who wrote them, and looks whether users may write them. */
export async function readPhoneNumbers(db: Database): Promise<PhoneNumbers> {
  await whenFilled(db);
  const count = (writer: string[]) => authorsOf(db).count({ where: { field: 'phone', writer } });
  const authenticators = (await db.getRepository('authenticators').find({
    filter: { authType: presetAuthType, enabled: true },
  })) as Model[];
  const settings = (await db.getRepository('systemSettings').findOne()) as Model | null;
  return {
    old: await count(['before']),
    typed: await count(['user', 'unknown']),
    isSignUpOpen: authenticators.some(allowsSignUp),
    isEditingOpen: settings?.get('enableEditProfile') !== false,
  };
}

function allowsSignUp(authenticator: Model): boolean {
  const options = authenticator.get('options') as { public?: { allowSignUp?: unknown } } | null;
  return Boolean(options?.public?.allowSignUp);
}
