import { isAbout } from '../../shared/error-codes';
import type { DepartureKind } from '../departure';

/** The facts of a sign-in that did not go on. */
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
 * Decides what a failed sign-in does to the session and the page. WeCom's word on a person for one app does not end a
 * session of another: anybody can send a link to a sign-in that a colleague is not meant for.
 */
export function judgeFailure(facts: FailureFacts): FailureDecision {
  const { code, isAnswer, left, hasSession, isOfSession, isInWeCom } = facts;
  // Every refusal that is about something else leaves open whose the session is, or may pass.
  const endsSession = isAnswer && isInWeCom && hasSession && isOfSession && isAbout(code, 'person');
  const keepsPage = left === 'automatic' && hasSession && !endsSession;
  return { endsSession, keepsPage, stops: left !== undefined && !keepsPage };
}
