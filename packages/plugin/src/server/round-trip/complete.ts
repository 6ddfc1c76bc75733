import { readCurrentAuthenticator } from '../authenticators/current';
import { rememberRefusal } from '../authenticators/last-refusal';
import { weComAppOf } from '../authenticators/wecom-of';
import { type ErrorCode, isAbout } from '../../shared/error-codes';
import type { FailureDetails } from '../../shared/sign-in';
import { CodedError } from '../errors';
import { referenceOf, referenceOfRequest } from '../nocobase/reference';
import type { RequestContext } from '../nocobase/request-context';
import { identityOf } from '../wecom/member-profile';
import { completeOnce } from './complete-once';
import type { Completion } from './completion';
import { asLoggedError, refusalForAdministrator } from '../explain';
import { asFailure, type Found, type RoundTripFailure } from './failure';
import { findAttempt } from './find-attempt';
import { type IdentifiedMember, identifyMember } from './identify-member';
import { objectionTo, type Purpose } from './purpose';
import { redeemFor } from './redeem-code';

/** A member whom WeCom has sent back, and who has proved who they are. */
export interface Arrival extends Found {
  /** `corpId/memberid` */
  identity: string;
  member: IdentifiedMember;
}

/** A return from WeCom, and the two ways in which it may end. */
export interface RoundTrip<Result> {
  /** Name of the authenticator, as the browser sent it. */
  authenticator: string;
  completion: Completion;
  /** The attempt has to be for this, and for no other user's session. */
  purpose: Purpose;
  /** The user whom the browser has proved to be of: the code is redeemed at their expense. */
  payer: number | undefined;
  /** Does for the member what they went to WeCom for. Part of the completion: without WeCom's answer it may be tried again. */
  arrive: (arrival: Arrival) => Promise<Result>;
  /** Records a refusal. Resolves to what the browser is told beside code and path. */
  refuse: (found: Found, refusal: CodedError) => Promise<FailureDetails>;
}

/**
 * Completes a return from WeCom, for any purpose, in this order: authenticator, attempt, purpose, time, state, code,
 * member. A refusal that only an administrator can mend is noted for them.
 * @returns what `arrive` resolves to
 * @throws CodedError the refusals of an authenticator, an attempt and a member, and those of `arrive`; with the path to
 *   go to, once there is an attempt
 */
export async function completeRoundTrip<Result>(ctx: RequestContext, trip: RoundTrip<Result>): Promise<Result> {
  const authenticator = await readCurrentAuthenticator(ctx, trip.authenticator);
  const returned: Found = { authenticator, ...(await findAttempt(ctx, trip.completion.state, authenticator)) };
  try {
    checkAttempt(returned, trip.purpose);
    return await completeOnce(ctx, returned.attempt, authenticator, () => arrive(ctx, trip, returned));
  } catch (error) {
    throw await refuse(ctx, trip, asFailure(returned, error));
  }
}

function checkAttempt({ attempt }: Found, purpose: Purpose): void {
  const objection = objectionTo(attempt, purpose, Date.now());
  if (objection) {
    throw new CodedError(objection);
  }
}

async function arrive<Result>(ctx: RequestContext, trip: RoundTrip<Result>, returned: Found): Promise<Result> {
  const { options } = returned.authenticator;
  const redeem = redeemFor(ctx, trip.payer);
  const member = await identifyMember(weComAppOf(ctx.app, options), returned.attempt, trip.completion.code, redeem);
  const identity = identityOf(options.credentials.corpId, member.memberId);
  try {
    return await trip.arrive({ ...returned, member, identity });
  } catch (error) {
    throw asFailure({ ...returned, identity }, error);
  }
}

async function refuse<Result>(
  ctx: RequestContext,
  trip: RoundTrip<Result>,
  { found, cause }: RoundTripFailure,
): Promise<CodedError> {
  const refusal = asLoggedError(ctx.app, cause);
  const forAdministrator = refusalForAdministrator(cause);
  if (forAdministrator) {
    await rememberRefusal(ctx.app, found.authenticator.name, forAdministrator);
  }
  const referred = new CodedError(refusal.code, {
    redirectTo: found.redirectTo,
    ...refusal.details,
    reference: referenceTo(ctx, found, refusal.code),
  });
  const help = await trip.refuse(found, referred);
  return new CodedError(referred.code, { ...referred.details, ...help });
}

// The reference of the row that an administrator finds; where none is kept, that of the request in NocoBase's log.
function referenceTo(ctx: RequestContext, { authenticator: { name }, identity }: Found, code: ErrorCode): string {
  // A faulty configuration has one row, whoever came.
  const concerned = isAbout(code, 'configuration') ? '' : identity;
  return concerned === undefined
    ? referenceOfRequest(ctx)
    : referenceOf(ctx.app, { authenticator: name, identity: concerned, code });
}
