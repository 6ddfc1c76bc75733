import * as z from 'zod/mini';
import { authenticatorName } from '../authenticators/authenticator-name';
import { SignInError } from '../errors';
import type { Next, RequestContext } from '../nocobase/request-context';
import { completeOnce } from '../round-trip/complete-once';
import { findAttempt } from '../round-trip/find-attempt';
import { redeemFor } from '../round-trip/redeem-code';
import { rememberRefusal } from '../authenticators/last-refusal';
import type { Attempt } from '../round-trip/attempt';
import { takeCompletion, type Completion } from '../round-trip/completion';
import { readCurrentAuthenticator, type CurrentAuthenticator } from '../authenticators/current';
import { asLoggedSignInError, refusalForAdministrator } from '../round-trip/explain';
import { identifyMember } from '../round-trip/identify-member';
import { identityOf } from '../wecom/member-profile';
import { weComAppOf } from '../authenticators/wecom-of';
import { audit } from '../nocobase/audit';
import { changing } from '../action';
import { linkMember } from '../users/link-member';

const values = z.object({ authenticator: authenticatorName });
const completions = new WeakMap<RequestContext, Completion>();

/** What one completion has found out so far, for the audit record of a refusal. */
interface Linking {
  authenticator: CurrentAuthenticator;
  attempt: Attempt;
  code: string;
  userId: number;
  /** `corpId/memberid` */
  identity?: string;
}

/**
 * Takes code and state out of the request before NocoBase looks at the session: what it refuses, it logs, and the code is
 * still good then.
 */
export async function concealLinkCompletion(ctx: RequestContext, next: Next): Promise<void> {
  if (ctx.action.resourceName === 'wecom' && ctx.action.actionName === 'completeLink') {
    completions.set(ctx, takeCompletion(ctx));
  }
  await next();
}

/**
 * `POST wecom:completeLink { authenticator, code, state }`: links the signed-in user with the member whom the code stands
 * for. The session must be of the user for whom the attempt was started (docs/adr/0011-linking-is-bound-to-a-session.md).
 * @throws SignInError the refusals of an attempt and of a member, wecom_link_other_user, wecom_member_linked,
 *   wecom_user_linked; with the path to go back to
 */
export const completeLink = changing(values, async (ctx, userId, { authenticator: name }) => {
  const { code, state } = completions.get(ctx) ?? { code: '', state: '' };
  const authenticator = await readCurrentAuthenticator(ctx, name);
  const { attempt, redirectTo } = await findAttempt(ctx, state, authenticator);
  const linking: Linking = { authenticator, attempt, code, userId };
  try {
    checkPurpose(linking);
    await completeOnce(ctx, attempt, authenticator, () => link(ctx, linking));
    return { redirectTo };
  } catch (error) {
    const refusal = await refuse(ctx, linking, error);
    throw new SignInError(refusal.code, { redirectTo });
  }
});

function checkPurpose({ attempt, userId }: Linking): void {
  if (attempt.linkFor === undefined) {
    throw new SignInError('wecom_state_mismatch');
  }
  if (attempt.linkFor !== userId) {
    throw new SignInError('wecom_link_other_user');
  }
  if (attempt.expiresAt <= Date.now()) {
    throw new SignInError('wecom_state_expired');
  }
}

async function link(ctx: RequestContext, linking: Linking): Promise<void> {
  const { authenticator, attempt, code, userId } = linking;
  const { options } = authenticator;
  const member = await identifyMember(weComAppOf(ctx.app, options), attempt, code, redeemFor(ctx, userId));
  const identity = identityOf(options.credentials.corpId, member.memberId);
  linking.identity = identity;
  const profile = await member.readMember();
  if (await linkMember(ctx.db, { authenticator, identity, profile, userId })) {
    await audit(ctx, { ...factsOf(linking), action: 'link' });
  }
}

async function refuse(ctx: RequestContext, linking: Linking, error: unknown): Promise<SignInError> {
  const refusal = asLoggedSignInError(ctx.app, error);
  const forAdministrator = refusalForAdministrator(error);
  if (forAdministrator) {
    await rememberRefusal(ctx.app, linking.authenticator.name, forAdministrator);
  }
  await audit(ctx, { ...factsOf(linking), action: 'refuse', code: refusal.code, status: refusal.status });
  return refusal;
}

function factsOf({ authenticator, identity, userId }: Linking) {
  return { authenticator: authenticator.name, identity, userId, actorId: userId, by: 'session' as const };
}
