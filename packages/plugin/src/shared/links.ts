import { type CodesWith, ERROR_CODES, type ErrorCode } from './error-codes';

/** The contract of the actions that show and manage links. All belong to the resource `wecom`. */

/** A way to sign in with WeCom as the signed-in user has it; `GET wecom:myLinks` answers with one for each. */
export interface MyLink {
  /** Name of the authenticator. */
  authenticator: string;
  title: string;
  /** Absent while this user is not linked. */
  link?: {
    member: LinkedMember;
    /** ISO 8601. */
    linkedAt: string;
    /** The user could not sign in without it, so only an administrator can remove it. */
    isOnlyWayIn: boolean;
  };
}

/** A member as far as NocoBase keeps it. */
export interface LinkedMember {
  /** In lower case. */
  memberId: string;
  /** Empty when WeCom told none. */
  name: string;
}

/** A user as administrators see one here. */
export interface LinkedUser {
  id: number;
  nickname: string;
  username: string;
}

/** One row of `GET wecom:listLinks`, for those who manage users. */
export interface ListedLink {
  id: number;
  authenticatorTitle: string;
  member: LinkedMember;
  user: LinkedUser;
  /** ISO 8601. */
  linkedAt: string;
  /** ISO 8601, noted at most once an hour; null: never with WeCom. */
  lastSignInAt: string | null;
}

/** Why a member could not be linked by phone number; `wecom_phone_unproven`: users have only typed the number in. */
export type ConflictReason = CodesWith<{ isConflict: true }>;

/** Tells the refusals that come of a phone number that is in doubt. */
export function isConflictReason(code: ErrorCode): code is ConflictReason {
  return 'isConflict' in ERROR_CODES[code];
}

/** The refusals that administrators can do something about, and so find in a list. */
export type ListedReason = CodesWith<{ concerns: 'person' | 'link' | 'configuration' }>;

/** Whether an administrator can resolve a refusal by saying which user the member is. */
export function isLinkable(reason: ListedReason): boolean {
  return 'isLinkable' in ERROR_CODES[reason];
}

/** One row of `GET wecom:listRefusals`, for those who manage users: a person and a reason. */
export interface ListedRefusal {
  id: number;
  /** Name of the authenticator. */
  authenticator: string;
  authenticatorTitle: string;
  /** Absent where the fault is the authenticator's, whoever came. */
  member?: LinkedMember;
  reason: ListedReason;
  /** As the person was shown it. */
  reference: string;
  /** How often. */
  tries: number;
  /** `138****01`, where a number decided. */
  maskedPhone?: string;
  /** The users with the member's phone number at the last try. */
  candidates: LinkedUser[];
  /** The user whom the member is linked to all the same: one made without the number that another user has typed in. */
  linkedUser?: LinkedUser;
  /** ISO 8601. */
  firstAt: string;
  lastAt: string;
}

/** The query of `GET wecom:listLinks` and `GET wecom:listRefusals`. */
export interface PageQuery {
  /** From 1. */
  page: number;
  pageSize: number;
  /** Part of a name, an ID or a reference. */
  search?: string;
}

/** A refusal as the administrator who decides has it on the page; the candidates are those of `ListedRefusal`. */
export interface SeenRefusal {
  id: number;
  candidateIds: number[];
}

export function seenRefusal({ id, candidates }: ListedRefusal): SeenRefusal {
  return { id, candidateIds: candidates.map((user) => user.id) };
}

/** Values of the actions that change something, all by POST. */
export interface LinkRequests {
  /** `redirect`: path inside the application to come back to. */
  'wecom:startLink': { authenticator: string; redirect: string };
  'wecom:completeLink': { authenticator: string; code: string; state: string };
  'wecom:unlink': { authenticator: string };
  'wecom:removeLink': { id: number };
  'wecom:resolveRefusal': SeenRefusal & { userId: number };
  'wecom:createUser': SeenRefusal;
  'wecom:dismissRefusal': { id: number };
}

/** Their replies. */
export interface LinkReplies {
  /** `url`: the page of WeCom to go to. */
  'wecom:startLink': { url: string };
  /** `redirectTo`: the path to go to, in its final form; a refusal has it too. */
  'wecom:completeLink': { redirectTo: string };
  'wecom:unlink': { authenticator: string };
  'wecom:removeLink': { id: number };
  'wecom:resolveRefusal': { id: number };
  'wecom:createUser': { id: number; userId: number };
  'wecom:dismissRefusal': { id: number };
}
