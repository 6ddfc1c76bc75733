import type { Database } from '@nocobase/database';
import { findPhoneHolders } from '../profile-authors/phone-holders';
import type { CurrentAuthenticator } from '../authenticators/current';
import { findLink } from './link-rows';
import type { Candidate } from './match-user';
import { isRootUser } from './privileged';

/** A candidate as the database knows it. */
export interface PhoneCandidate extends Candidate {
  /** A claim on this user whose link an administrator removed; a new link replaces it. */
  staleClaimId: number | undefined;
}

/** The users who have a member's phone number. */
export interface PhoneCandidates {
  candidates: PhoneCandidate[];
  /** Users who have only typed it in, which anybody can do. */
  typedIds: number[];
}

/**
 * Finds the users whose phone is the member's, however it is spelled in NocoBase.
 * @param phone in E.164
 */
export async function findPhoneCandidates(
  db: Database,
  authenticator: CurrentAuthenticator,
  phone: string,
): Promise<PhoneCandidates> {
  const holders = await findPhoneHolders(db, phone, authenticator.options.existingPhones);
  const trusted = holders.filter(({ isTrusted }) => isTrusted);
  return {
    candidates: await Promise.all(trusted.map(({ userId }) => describeCandidate(db, authenticator, userId))),
    typedIds: holders.filter(({ isTrusted }) => !isTrusted).map(({ userId }) => userId),
  };
}

/** The facts that decide whether a user can be linked to a member of this authenticator. */
export async function describeCandidate(
  db: Database,
  { name }: CurrentAuthenticator,
  userId: number,
): Promise<PhoneCandidate> {
  const filter = { userId, authenticator: name };
  const [isRoot, links, claim] = await Promise.all([
    isRootUser(db, userId),
    db.getRepository('usersAuthenticators').count({ filter }),
    findLink(db, filter),
  ]);
  const isLinked = links > 0;
  return { userId, isRoot, isLinked, staleClaimId: isLinked ? undefined : claim?.id };
}
