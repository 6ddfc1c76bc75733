import type { CurrentAuthenticator } from '../authenticators/current';
import type { MemberProfile } from '../wecom/member-profile';
import type { ReturnedAttempt } from './find-attempt';

/** The facts of a round trip, as far as it got. */
export interface Found extends ReturnedAttempt {
  authenticator: CurrentAuthenticator;
  /** `corpId/memberid` */
  identity?: string;
  /** Only where the member's own number decided. */
  profile?: MemberProfile;
}

/** A round trip that came to nothing: the reason, and the facts by then. Goes no further than `complete.ts`. */
export class RoundTripFailure extends Error {
  override readonly name = 'RoundTripFailure';

  constructor(
    readonly found: Found,
    override readonly cause: unknown,
  ) {
    super('The round trip came to nothing', { cause });
  }
}

/** Adds the facts to an error, unless it has better ones already. */
export function asFailure(found: Found, error: unknown): RoundTripFailure {
  return error instanceof RoundTripFailure ? error : new RoundTripFailure(found, error);
}

/** Reads why something failed, without the facts. */
export function reasonOf(error: unknown): unknown {
  return error instanceof RoundTripFailure ? error.cause : error;
}
