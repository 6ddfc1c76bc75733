import type { Database, Model } from '@nocobase/database';
import type { SignInErrorCode } from '../errors';
import type { Attempt } from './attempt';
import { lookingAgainAfterRaces } from './contention';
import type { CurrentAuthenticator } from './current-authenticator';
import { linkUser } from './link-user';
import { matchUser } from './match-user';
import type { MemberProfile } from './member-profile';
import { findLinkedUser } from './linked-user';
import { findPhoneCandidates, type PhoneCandidate } from './phone-candidates';
import { normalisePhone } from './phone';

export interface Admission {
  authenticator: CurrentAuthenticator;
  attempt: Attempt;
  /** `corpId/memberid` */
  identity: string;
  profile: MemberProfile;
}

/** What became of a member without a link. */
export type Admitted =
  /** `made`: what was written; nothing when the same person was faster in another tab. */
  | { kind: 'admitted'; user: Model; made: 'link' | 'create' | undefined }
  /** The member has to be asked for the phone number first. */
  | { kind: 'ask-consent' }
  | { kind: 'refuse'; code: SignInErrorCode; candidateIds: number[] };

/** Finds or makes the user of a member without a link. */
export async function admit(db: Database, admission: Admission): Promise<Admitted> {
  return lookingAgainAfterRaces(() => admitOnce(db, admission));
}

async function admitOnce(db: Database, admission: Admission): Promise<Admitted> {
  const { authenticator, identity, profile } = admission;
  const candidates = await findCandidates(db, admission);
  // Looked at after the candidates: when the same person was faster in another tab, the candidate is their own user.
  const linked = await findLinkedUser(db, authenticator, identity);
  if (linked.user) {
    return { kind: 'admitted', user: linked.user, made: undefined };
  }
  const decision = matchUser({ attempt: admission.attempt, candidates, autoSignUp: authenticator.options.autoSignUp });
  switch (decision.kind) {
    case 'ask-consent':
      return decision;
    case 'refuse':
      return { ...decision, candidateIds: candidates.map(({ userId }) => userId) };
    default: {
      if (linked.isBarred) {
        return { kind: 'refuse', code: 'wecom_member_linked', candidateIds: [] };
      }
      const staleClaimIds = [linked.staleClaimId, ...candidates.map((candidate) => candidate.staleClaimId)];
      const link = { authenticator, identity, profile, staleClaimIds, lastSignInAt: new Date() };
      return { kind: 'admitted', user: await linkUser(db, link, decision), made: decision.kind };
    }
  }
}

async function findCandidates(db: Database, { authenticator, profile }: Admission): Promise<PhoneCandidate[]> {
  const phone = profile.mobile && normalisePhone(profile.mobile);
  return phone ? findPhoneCandidates(db, authenticator, phone) : [];
}
