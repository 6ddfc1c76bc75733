import { SignInError } from '../errors';
import type { Redeem } from '../round-trip/redeem-code';
import type { SharedFields, WeComApi } from '../wecom/api';
import { WeComRefusedError } from '../wecom/wecom-error';
import type { Attempt } from './attempt';
import { joinProfile, type MemberProfile } from './member-profile';

/** What a consent pass brought: a phone number, none, or WeCom's word that the app may read no personal fields. */
export type PersonalFields = 'received' | 'withheld' | 'refused';

type OnShared = (seen: PersonalFields) => Promise<void>;

const NOTHING_SHARED: SharedFields = {
  mobile: undefined,
  email: undefined,
  corporateEmail: undefined,
  avatar: undefined,
};

/** A member who proved who they are and that the app is meant for them. */
export interface IdentifiedMember {
  memberId: string;
  /** What `user/get` told; nothing when a user ticket spared that call. */
  seen: MemberProfile | undefined;
  /**
   * Reads the rest of what WeCom tells; only a first sign-in needs it.
   * @param onShared hears what a consent pass brought
   */
  readProfile: (onShared?: OnShared) => Promise<MemberProfile>;
}

/**
 * Finds out whom a code stands for, and refuses those the app is not meant for.
 *
 * WeCom names every member of the corp, also one outside the app's visible range, and a code does not tell which page
 * it came from. A user ticket proves the range, since the consent page checks it; without one `user/get` has to.
 * @param redeem makes the one call that a stranger can cause
 * @throws SignInError wecom_code_missing, wecom_not_a_member, wecom_other_corp, wecom_member_inactive, wecom_busy
 * @throws WeComRefusedError, WeComUnreachableError
 */
export async function identifyMember(
  api: WeComApi,
  attempt: Attempt,
  code: string,
  redeem: Redeem,
): Promise<IdentifiedMember> {
  if (!code) {
    throw new SignInError('wecom_code_missing');
  }
  const identity = await redeem(() => api.getIdentity(code));
  if (identity.kind !== 'member') {
    throw new SignInError(identity.kind === 'outsider' ? 'wecom_not_a_member' : 'wecom_other_corp');
  }
  const { memberId, userTicket } = identity;
  if (userTicket === undefined) {
    const member = await readActiveMember(api, memberId);
    const seen = joinProfile(memberId, member, undefined);
    return { memberId, seen, readProfile: () => Promise.resolve(seen) };
  }
  return {
    memberId,
    seen: undefined,
    readProfile: (onShared) => readSharedProfile(api, attempt, memberId, userTicket, onShared),
  };
}

async function readActiveMember(api: WeComApi, memberId: string) {
  const member = await api.getMember(memberId);
  if (!member.active) {
    throw new SignInError('wecom_member_inactive');
  }
  return member;
}

async function readSharedProfile(
  api: WeComApi,
  attempt: Attempt,
  memberId: string,
  userTicket: string,
  onShared?: OnShared,
): Promise<MemberProfile> {
  const seen = attempt.member?.memberId === memberId ? attempt.member : undefined;
  const [member, shared] = await Promise.all([
    seen ?? readActiveMember(api, memberId),
    api.getSharedFields(userTicket).catch(withoutPermission),
  ]);
  await onShared?.(personalFieldsIn(shared));
  return joinProfile(memberId, member, shared ?? NOTHING_SHARED);
}

function personalFieldsIn(shared: SharedFields | undefined): PersonalFields {
  return shared ? (shared.mobile ? 'received' : 'withheld') : 'refused';
}

// An app without the right to personal fields is like a person who declined.
function withoutPermission(error: unknown): undefined {
  if (error instanceof WeComRefusedError && error.reason === 'no-personal-fields') {
    return undefined;
  }
  throw error;
}
