import type { DepartureKind } from '../departure';

/** What is known of a sign-in that did not go on. */
export interface FailureFacts {
  /** Absent when the server did not answer. */
  code: string | undefined;
  /** It is the answer of `auth:signIn`, not something out of an address. */
  isAnswer: boolean;
  /** How this web view had left for it; undefined when it came from elsewhere, such as the workbench. */
  left: DepartureKind | undefined;
  hasSession: boolean;
  /** The sign-in is by the authenticator that this web view had left for, or that the session is of. */
  isOfSession: boolean;
  isInWeCom: boolean;
}

export interface FailureDecision {
  /** The session that is there ends: it belongs to somebody else, or to a member who has left. */
  endsSession: boolean;
  /** Nothing is told, and the page that the person wanted opens with the session that is there. */
  keepsPage: boolean;
  /** Automatic login waits for the person from now on. */
  stops: boolean;
}

/**
 * WeCom's word that whoever holds the client may not be in: no member, a member of another company, outside the app's
 * visible range, disabled or departed. Every other refusal leaves open whose the session is, or may pass.
 */
const PROVED_LEAVER = new Set([
  'wecom_not_a_member',
  'wecom_other_corp',
  'wecom_not_in_visible_range',
  'wecom_member_inactive',
]);

/**
 * Decides what a failed sign-in does to the session and the page. What WeCom says of a person for one app does not end a
 * session of another: anybody can send a link to a sign-in that a colleague is not meant for.
 */
export function judgeFailure(facts: FailureFacts): FailureDecision {
  const { code = '', isAnswer, left, hasSession, isOfSession, isInWeCom } = facts;
  const endsSession = isAnswer && isInWeCom && hasSession && isOfSession && PROVED_LEAVER.has(code);
  const keepsPage = left === 'automatic' && hasSession && !endsSession;
  return { endsSession, keepsPage, stops: left !== undefined && !keepsPage };
}
