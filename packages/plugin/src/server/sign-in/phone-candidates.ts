import type { Database, Model } from '@nocobase/database';
import type { CurrentAuthenticator } from './current-authenticator';
import type { Candidate } from './match-user';
import { normalisePhone } from './phone';
import { isRootUser } from './root-user';

/** A candidate as the database knows it. */
export interface PhoneCandidate extends Candidate {
  /** A claim on this user whose link an administrator removed; a new link replaces it. */
  staleClaimId: number | undefined;
}

/**
 * Finds the users whose phone is the member's, however it is spelled in NocoBase. No part of the text
 * is the same in every spelling, so all numbers are compared in one form.
 * @param phone in E.164
 */
export async function findPhoneCandidates(
  db: Database,
  authenticator: CurrentAuthenticator,
  phone: string,
): Promise<PhoneCandidate[]> {
  const users = db.getRepository('users');
  const reachable = (await users.find({
    fields: ['id', 'phone'],
    filter: { phone: { $ne: null } },
  })) as Model[];
  const same = reachable.filter((user) => normalisePhone(String(user.get('phone'))) === phone);
  return Promise.all(same.map((user) => describeCandidate(db, authenticator, Number(user.get('id')))));
}

/** What decides whether a user can be linked to a member of this authenticator. */
export async function describeCandidate(
  db: Database,
  { name }: CurrentAuthenticator,
  userId: number,
): Promise<PhoneCandidate> {
  const filter = { userId, authenticator: name };
  const [isRoot, links, claim] = await Promise.all([
    isRootUser(db, userId),
    db.getRepository('usersAuthenticators').count({ filter }),
    db.getRepository('wecomLinks').findOne({ filter, raw: true }) as Promise<{ id: number } | null>,
  ]);
  const isLinked = links > 0;
  return { userId, isRoot, isLinked, staleClaimId: isLinked ? undefined : claim?.id };
}
