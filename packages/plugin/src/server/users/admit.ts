import type { Database, Model } from '@nocobase/database';
import type { ErrorCode } from '../../shared/error-codes';
import { lookingAgainAfterRaces } from '../nocobase/contention';
import type { CurrentAuthenticator } from '../authenticators/current';
import { linkUser } from './link-user';
import { matchUser, type MatchFacts } from './match-user';
import type { MemberProfile } from '../wecom/member-profile';
import { findLinkedUser } from './linked-user';
import { findPhoneCandidates, type PhoneCandidates } from './phone-candidates';
import { whenFilled } from '../profile-authors/fill-authors';
import { normalisePhone } from '../profile-authors/phone';

export interface Admission {
  authenticator: CurrentAuthenticator;
  attempt: MatchFacts['attempt'];
  /** `corpId/memberid` */
  identity: string;
  profile: MemberProfile;
}

/** The outcome for a member without a link. */
export type Admitted =
  /**
   * `made`: what was written; nothing when the same person was faster in another tab. `typedIds`: users who typed in the
   * number that a new user had to do without.
   */
  | { kind: 'admitted'; user: Model; made: 'link' | 'create' | undefined; typedIds: number[] }
  /** The member has to be asked for the phone number first. */
  | { kind: 'ask-consent' }
  /** `mayCreate`: whether the person can have a new user instead. */
  | { kind: 'refuse'; code: ErrorCode; candidateIds: number[]; mayCreate: boolean };

/** Finds or makes the user of a member without a link. */
export async function admit(db: Database, admission: Admission): Promise<Admitted> {
  // Before any transaction: the fill has some of its own.
  await whenFilled(db);
  return lookingAgainAfterRaces(() => admitOnce(db, admission));
}

async function admitOnce(db: Database, admission: Admission): Promise<Admitted> {
  const { authenticator, identity, profile } = admission;
  const { candidates, typedIds } = await findCandidates(db, admission);
  // Looked at after the candidates: when the same person was faster in another tab, the candidate is their own user.
  const linked = await findLinkedUser(db, authenticator, identity);
  if (linked.user) {
    return { kind: 'admitted', user: linked.user, made: undefined, typedIds: [] };
  }
  const { autoSignUp } = authenticator.options;
  const isTyped = typedIds.length > 0;
  const hasPhone = profile.mobile !== undefined;
  const decision = matchUser({ attempt: admission.attempt, hasPhone, candidates, isTyped, autoSignUp });
  switch (decision.kind) {
    case 'ask-consent':
      return decision;
    case 'refuse':
      return decision.code === 'wecom_phone_unproven'
        ? { ...decision, candidateIds: typedIds, mayCreate: autoSignUp }
        : { ...decision, candidateIds: candidates.map(({ userId }) => userId), mayCreate: false };
    default: {
      if (linked.isBarred) {
        return { kind: 'refuse', code: 'wecom_member_linked', candidateIds: [], mayCreate: false };
      }
      const staleClaimIds = [linked.staleClaimId, ...candidates.map((candidate) => candidate.staleClaimId)];
      const link = { authenticator, identity, profile, staleClaimIds, lastSignInAt: new Date() };
      const user = await linkUser(db, link, decision);
      const withoutPhone = decision.kind === 'create' && decision.withoutPhone;
      return { kind: 'admitted', user, made: decision.kind, typedIds: withoutPhone ? typedIds : [] };
    }
  }
}

async function findCandidates(db: Database, { authenticator, profile }: Admission): Promise<PhoneCandidates> {
  const phone = profile.mobile && normalisePhone(profile.mobile);
  return phone ? findPhoneCandidates(db, authenticator, phone) : { candidates: [], typedIds: [] };
}
