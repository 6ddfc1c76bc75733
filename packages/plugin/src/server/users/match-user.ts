import type { ErrorCode } from '../../shared/error-codes';
import type { Flow, Scope } from '../wecom/authorize-url';

/** A user whose phone equals the member's, and counts as theirs. */
export interface Candidate {
  userId: number;
  isRoot: boolean;
  /** Linked to a member of this authenticator already. */
  isLinked: boolean;
}

/** The facts about a member without a link. */
export interface MatchFacts {
  /** How the member came, and whether they want a new user rather than say whose typed number it is. */
  attempt: { flow: Flow; scope: Scope; account?: 'new' | undefined };
  /** WeCom told a number. None comes for who has none, did not tick it or declined, and for an app that may not read it. */
  hasPhone: boolean;
  /** Users with the member's phone number. */
  candidates: readonly Candidate[];
  /** Whether there are users who have only typed the number in. */
  isTyped: boolean;
  autoSignUp: boolean;
}

export type MatchDecision =
  | { kind: 'ask-consent' }
  | { kind: 'link'; userId: number }
  /** `withoutPhone`: a user who typed it in has the number. */
  | { kind: 'create'; withoutPhone?: true }
  | { kind: 'refuse'; code: ErrorCode };

/**
 * Decides what becomes of a member without a link: facts in, decision out.
 *
 * A phone number is WeCom's word for a person only where it is beyond doubt, so doubt refuses; and since it is set by
 * an administrator of the corp, it never opens the root account. NocoBase's word is what somebody else wrote: a number that
 * a user typed in opens nothing, and stands in nobody's way (docs/adr/0016-who-wrote-a-number.md).
 */
export function matchUser({ attempt, ...facts }: MatchFacts): MatchDecision {
  return beforeMatch(attempt) ?? matchByPhone(facts, attempt.account === 'new');
}

/** The step that has to come before a match; undefined when the member can be matched now. */
function beforeMatch({ flow, scope }: MatchFacts['attempt']): MatchDecision | undefined {
  // Only the client can ask for the phone: a first sign-in elsewhere could make a second account of one person.
  if (flow !== 'in-app') {
    return { kind: 'refuse', code: 'wecom_not_linked' };
  }
  return scope === 'snsapi_base' ? { kind: 'ask-consent' } : undefined;
}

function matchByPhone(
  { hasPhone, candidates, isTyped, autoSignUp }: Omit<MatchFacts, 'attempt'>,
  wantsNewUser: boolean,
): MatchDecision {
  const [candidate, ...others] = candidates;
  if (!candidate && isTyped) {
    // The person may be the one who typed it: only they know.
    return autoSignUp && wantsNewUser
      ? { kind: 'create', withoutPhone: true }
      : { kind: 'refuse', code: 'wecom_phone_unproven' };
  }
  if (!candidate) {
    const code = hasPhone ? 'wecom_sign_up_off' : 'wecom_phone_not_shared';
    return autoSignUp ? { kind: 'create' } : { kind: 'refuse', code };
  }
  if (others.length > 0) {
    return { kind: 'refuse', code: 'wecom_phone_ambiguous' };
  }
  if (candidate.isRoot) {
    return { kind: 'refuse', code: 'wecom_root_not_linkable' };
  }
  return candidate.isLinked
    ? { kind: 'refuse', code: 'wecom_phone_taken' }
    : { kind: 'link', userId: candidate.userId };
}
