import type { Database } from '@nocobase/database';
import { CodedError } from '../errors';
import { lookingAgainAfterRaces } from '../nocobase/contention';
import type { CurrentAuthenticator } from '../authenticators/current';
import { linkUser } from './link-user';
import { findLinkedUser } from './linked-user';
import type { MemberProfile } from '../wecom/member-profile';
import { describeCandidate } from './phone-candidates';

/** A link that somebody asked for, as opposed to one found by phone number. */
export interface AskedLink {
  authenticator: CurrentAuthenticator;
  /** `corpId/memberid` */
  identity: string;
  profile: MemberProfile;
  userId: number;
}

/**
 * Links a member to a user, by the same claim as a first sign-in. A link that is there already is left as it is.
 * @returns whether anything changed
 * @throws CodedError wecom_member_linked, wecom_user_linked
 */
export function linkMember(db: Database, asked: AskedLink): Promise<boolean> {
  return lookingAgainAfterRaces(() => linkOnce(db, asked));
}

async function linkOnce(db: Database, { userId, ...link }: AskedLink): Promise<boolean> {
  const linked = await findLinkedUser(db, link.authenticator, link.identity);
  if (linked.user && Number(linked.user.get('id')) === userId) {
    return false;
  }
  if (linked.user || linked.isBarred) {
    throw new CodedError('wecom_member_linked');
  }
  const user = await describeCandidate(db, link.authenticator, userId);
  if (user.isLinked) {
    throw new CodedError('wecom_user_linked');
  }
  const staleClaimIds = [linked.staleClaimId, user.staleClaimId];
  await linkUser(db, { ...link, staleClaimIds }, { kind: 'link', userId });
  return true;
}
