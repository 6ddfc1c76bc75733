import type { Database, Model } from '@nocobase/database';
import type { CurrentAuthenticator } from './current-authenticator';
import type { Candidate } from './match-user';
import { normalisePhone } from './phone';

/**
 * Finds the users whose phone is the member's, however it is spelled in NocoBase. The database narrows by the last two
 * digits, which every spelling keeps together; the rest is compared in one form.
 * @param phone in E.164
 */
export async function findPhoneCandidates(
  db: Database,
  authenticator: CurrentAuthenticator,
  phone: string,
): Promise<Candidate[]> {
  const users = db.getRepository('users');
  const similar = (await users.find({
    fields: ['id', 'phone'],
    filter: { phone: { $includes: phone.slice(-2) } },
  })) as Model[];
  const same = similar.filter((user) => normalisePhone(String(user.get('phone'))) === phone);
  return Promise.all(same.map((user) => describe(db, authenticator, Number(user.get('id')))));
}

async function describe(db: Database, { name }: CurrentAuthenticator, userId: number): Promise<Candidate> {
  const [roots, links] = await Promise.all([
    db.getRepository('rolesUsers').count({ filter: { userId, roleName: 'root' } }),
    db.getRepository('usersAuthenticators').count({ filter: { userId, authenticator: name } }),
  ]);
  return { userId, isRoot: roots > 0, isLinked: links > 0 };
}
