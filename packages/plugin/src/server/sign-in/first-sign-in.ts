import type { Model } from '@nocobase/database';
import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { sparingTheCache } from '../nocobase/spare-the-cache';
import type { Arrival } from '../round-trip/complete';
import { RoundTripFailure } from '../round-trip/failure';
import { rememberConsentOutcome } from '../round-trip/consent-outcome';
import { startAttempt } from '../round-trip/start';
import { admit } from '../users/admit';
import { refreshProfile } from '../users/refresh-profile';
import { buildAuthorizeUrl } from '../wecom/authorize-url';
import { recordFirstSignIn } from './record-first-sign-in';

/**
 * Finds or makes the user of a member without a link.
 * @throws CodedError wecom_consent_required with WeCom's page, and the refusals of `match-user.ts`
 */
export async function firstSignIn(ctx: RequestContext, arrival: Arrival): Promise<Model> {
  const { authenticator, attempt, identity, member } = arrival;
  const { credentials } = authenticator.options;
  const profile = await member.readProfile((seen) => rememberConsentOutcome(ctx.app, credentials, seen));
  const outcome = await sparingTheCache(ctx.app, () => admit(ctx.db, { authenticator, attempt, identity, profile }));
  await recordFirstSignIn(ctx, { ...arrival, profile }, outcome);
  switch (outcome.kind) {
    case 'admitted':
      return refreshProfile(ctx, authenticator, outcome.user, profile);
    case 'ask-consent':
      throw await askForConsent(ctx, arrival, profile.name);
    case 'refuse': {
      const refusal = new CodedError(outcome.code, outcome.mayCreate ? { mayCreate: true } : {});
      // The records of this one have the phone number.
      throw new RoundTripFailure({ ...arrival, profile, candidateIds: outcome.candidateIds }, refusal);
    }
  }
}

async function askForConsent(
  ctx: RequestContext,
  { authenticator, attempt, member: { memberId } }: Arrival,
  name: string | undefined,
): Promise<CodedError> {
  const request = await startAttempt(ctx, {
    authenticator,
    purpose: attempt.purpose,
    flow: attempt.flow,
    scope: 'snsapi_privateinfo',
    redirectTarget: attempt.redirectTarget,
    member: { memberId, name },
    account: attempt.account,
  });
  return new CodedError('wecom_consent_required', { consentUrl: buildAuthorizeUrl(request) });
}
