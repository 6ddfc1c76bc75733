import { CodedError } from '../errors';
import type { Redeem } from './redeem-code';
import type { WeComApp } from '../wecom/app';
import { getIdentity, getPersonalFields, type Identity, type PersonalFields } from '../wecom/calls/identity';
import { getMember } from '../wecom/calls/members';
import { WeComRefusedError } from '../wecom/wecom-error';
import type { Attempt } from './attempt';
import { MemberFailure } from './failure';
import { joinProfile, type MemberProfile } from '../wecom/member-profile';

/** The outcome of a consent pass: a phone number, none, or WeCom's word that the app may read no personal fields. */
export type ConsentOutcome = 'received' | 'withheld' | 'refused';

type OnShared = (seen: ConsentOutcome) => Promise<void>;

const NOTHING_SHARED: PersonalFields = {
  mobile: undefined,
  email: undefined,
  corporateEmail: undefined,
  avatar: undefined,
};

/** A member who proved who they are. */
export interface IdentifiedMember {
  memberId: string;
  /**
   * Reads the member from the directory, which refuses those whom the app is not meant for (any more). Nobody signs in
   * or is linked before this or `readProfile`.
   * @throws CodedError wecom_member_inactive
   * @throws WeComRefusedError, WeComUnreachableError
   */
  readMember: () => Promise<MemberProfile>;
  /**
   * Reads everything that WeCom tells; only a first sign-in needs it.
   * @param onShared hears what a consent pass brought
   */
  readProfile: (onShared?: OnShared) => Promise<MemberProfile>;
}

/**
 * Finds out whom a code stands for, and refuses those the app is not meant for.
 *
 * WeCom names every member of the corp, also one outside the app's visible range, and a code does not tell which page
 * it came from. A user ticket proves the range at the time of the consent page; without one `user/get` is asked at once
 * (docs/adr/0005-user-get-on-every-sign-in.md).
 * @param redeem makes the one call that a stranger can cause, at their expense; what brings no code is counted as well
 * @throws CodedError wecom_code_missing, wecom_not_a_member, wecom_other_corp, wecom_member_inactive, wecom_busy
 * @throws WeComRefusedError, WeComUnreachableError
 * @throws MemberFailure with one of these, once WeCom has named the member
 */
export async function identifyMember(
  wecom: WeComApp,
  attempt: Attempt,
  code: string,
  redeem: Redeem,
): Promise<IdentifiedMember> {
  const identity = await redeem(() => readIdentity(wecom, code));
  if (identity.kind !== 'member') {
    throw new CodedError(identity.kind === 'outsider' ? 'wecom_not_a_member' : 'wecom_other_corp');
  }
  const { memberId, userTicket } = identity;
  if (userTicket === undefined) {
    const member = await readSeenMember(wecom, memberId).catch((error: unknown) => {
      throw new MemberFailure(memberId, error);
    });
    const read = () => Promise.resolve(member);
    return { memberId, readMember: read, readProfile: read };
  }
  return {
    memberId,
    readMember: () => readSeenMember(wecom, memberId),
    readProfile: (onShared) => readSharedProfile(wecom, attempt, memberId, userTicket, onShared),
  };
}

// Also without a code a completion has taken a state, and nobody's memory for them is without end.
async function readIdentity(wecom: WeComApp, code: string): Promise<Identity> {
  if (!code) {
    throw new CodedError('wecom_code_missing');
  }
  return getIdentity(wecom, code);
}

async function readSeenMember(wecom: WeComApp, memberId: string): Promise<MemberProfile> {
  return joinProfile(memberId, await readActiveMember(wecom, memberId), undefined);
}

async function readActiveMember(wecom: WeComApp, memberId: string) {
  const member = await getMember(wecom, memberId);
  if (!member.active) {
    throw new CodedError('wecom_member_inactive');
  }
  return member;
}

async function readSharedProfile(
  wecom: WeComApp,
  attempt: Attempt,
  memberId: string,
  userTicket: string,
  onShared?: OnShared,
): Promise<MemberProfile> {
  const seen = attempt.member?.memberId === memberId ? attempt.member : undefined;
  const [member, shared] = await Promise.all([
    seen ?? readActiveMember(wecom, memberId),
    getPersonalFields(wecom, userTicket).catch(withoutPermission),
  ]);
  await onShared?.(consentOutcomeIn(shared));
  return joinProfile(memberId, member, shared ?? NOTHING_SHARED);
}

function consentOutcomeIn(shared: PersonalFields | undefined): ConsentOutcome {
  return shared ? (shared.mobile ? 'received' : 'withheld') : 'refused';
}

// An app without the right to personal fields is like a person who declined.
function withoutPermission(error: unknown): undefined {
  if (error instanceof WeComRefusedError && error.reason === 'no-personal-fields') {
    return undefined;
  }
  throw error;
}
