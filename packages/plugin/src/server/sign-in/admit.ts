import type { Database, Model } from '@nocobase/database';
import { SignInError } from '../errors';
import type { Attempt } from './attempt';
import { isUniqueViolation, waitingOutContention } from './contention';
import type { CurrentAuthenticator } from './current-authenticator';
import { linkUser } from './link-user';
import { matchUser } from './match-user';
import type { MemberProfile } from './member-profile';
import { findLinkedUser } from './linked-user';
import { findPhoneCandidates, type PhoneCandidate } from './phone-candidates';
import { normalisePhone } from './phone';

/** Looks at a race that was lost this often before giving up; each loss means that somebody else made progress. */
const LOOKS = 5;

export interface Admission {
  authenticator: CurrentAuthenticator;
  attempt: Attempt;
  /** `corpId/memberid` */
  identity: string;
  profile: MemberProfile;
}

/**
 * Finds or makes the user of a member without a link.
 * @returns the user, or 'consent-needed' when the member has to be asked for the phone number first
 * @throws SignInError every refusal of matching
 */
export async function admit(db: Database, admission: Admission): Promise<Model | 'consent-needed'> {
  for (let looks = 1; ; looks += 1) {
    try {
      return await waitingOutContention(() => admitOnce(db, admission));
    } catch (error) {
      // The loser of a race finds the winner's link when it looks again.
      if (looks === LOOKS || !isUniqueViolation(error)) {
        throw error;
      }
    }
  }
}

async function admitOnce(db: Database, admission: Admission): Promise<Model | 'consent-needed'> {
  const { authenticator, identity, profile } = admission;
  const candidates = await findCandidates(db, admission);
  // Looked at after the candidates: when the same person was faster in another tab, the candidate is their own user.
  const { user, staleClaimId } = await findLinkedUser(db, authenticator, identity);
  if (user) {
    return user;
  }
  const decision = matchUser({ attempt: admission.attempt, candidates, autoSignUp: authenticator.options.autoSignUp });
  switch (decision.kind) {
    case 'ask-consent':
      return 'consent-needed';
    case 'refuse':
      throw new SignInError(decision.code);
    default: {
      const staleClaimIds = [staleClaimId, ...candidates.map((candidate) => candidate.staleClaimId)];
      return linkUser(db, { authenticator, identity, profile, staleClaimIds }, decision);
    }
  }
}

async function findCandidates(db: Database, { authenticator, profile }: Admission): Promise<PhoneCandidate[]> {
  const phone = profile.mobile && normalisePhone(profile.mobile);
  return phone ? findPhoneCandidates(db, authenticator, phone) : [];
}
