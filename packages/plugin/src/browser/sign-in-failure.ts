import type { Failure } from '../shared/sign-in';

/** A sign-in that did not go on, as the sign-in page tells it. */
export interface SignInFailure extends Failure {
  /** Name of the authenticator. */
  authenticator: string;
}

/**
 * Reads the part of an error that is fit to be shown. A server error without a code speaks to developers, such as
 * NocoBase's "… is not a function" while the plugin is disabled; the page then says in its own words that the server did
 * not answer.
 */
export function readableError(status: number, error: Failure = {}): Failure {
  return status >= 500 && !error.code ? {} : error;
}
