import type { CurrentAuthenticator } from '../authenticators/current';
import { identityOf, type MemberProfile } from '../wecom/member-profile';
import type { ReturnedAttempt } from './find-attempt';

/** The facts of a round trip, as far as it got. */
export interface Found extends ReturnedAttempt {
  authenticator: CurrentAuthenticator;
  /** `corpId/memberid` */
  identity?: string;
  /** Only where the member's own number decided. */
  profile?: MemberProfile;
  /** The users who have that number. */
  candidateIds?: number[];
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

/** A member whom WeCom has named, and then did not let in: the reason, and who it was. Goes no further either. */
export class MemberFailure extends Error {
  override readonly name = 'MemberFailure';

  constructor(
    readonly memberId: string,
    override readonly cause: unknown,
  ) {
    super('The member is not let in', { cause });
  }
}

/** Adds the facts to an error, unless it has better ones already. */
export function asFailure(found: Found, error: unknown): RoundTripFailure {
  if (error instanceof RoundTripFailure) {
    return error;
  }
  if (error instanceof MemberFailure) {
    const identity = identityOf(found.authenticator.options.credentials.corpId, error.memberId);
    return new RoundTripFailure({ ...found, identity }, error.cause);
  }
  return new RoundTripFailure(found, error);
}

/** Reads why something failed, without the facts. */
export function reasonOf(error: unknown): unknown {
  return error instanceof RoundTripFailure || error instanceof MemberFailure ? error.cause : error;
}
