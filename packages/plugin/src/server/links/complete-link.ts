import * as z from 'zod/mini';
import { changing } from '../action';
import { authenticatorName } from '../authenticators/authenticator-name';
import { audit } from '../nocobase/audit';
import { currentUserId, type Next, type RequestContext } from '../nocobase/request-context';
import { type Arrival, completeRoundTrip } from '../round-trip/complete';
import { type Completion, takeCompletion } from '../round-trip/completion';
import type { Found } from '../round-trip/failure';
import { linkMember } from '../users/link-member';

const asked = { values: z.object({ authenticator: authenticatorName }), otherwise: 'wecom_link_not_found' } as const;
const completions = new WeakMap<RequestContext, Completion>();

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
 * @throws CodedError the refusals of an attempt and of a member, wecom_link_other_user, wecom_member_linked,
 *   wecom_user_linked; with the path to go back to
 */
export const completeLink = changing(asked, (ctx, { authenticator }) => {
  const userId = currentUserId(ctx);
  return completeRoundTrip(ctx, {
    authenticator,
    completion: completions.get(ctx) ?? { code: '', state: '' },
    purpose: { kind: 'link', userId },
    payer: userId,
    arrive: (arrival) => link(ctx, userId, arrival),
    refuse: async (found, { code, status, details: { reference } }) => {
      await audit(ctx, { ...factsOf(found, userId), action: 'refuse', code, status, reference });
      return {};
    },
  });
});

async function link(ctx: RequestContext, userId: number, arrival: Arrival): Promise<{ redirectTo: string }> {
  const { authenticator, identity, member, redirectTo } = arrival;
  const profile = await member.readMember();
  if (await linkMember(ctx.db, { authenticator, identity, profile, userId })) {
    await audit(ctx, { ...factsOf(arrival, userId), action: 'link' });
  }
  return { redirectTo };
}

function factsOf({ authenticator, identity }: Found, userId: number) {
  return { authenticator: authenticator.name, identity, userId, actorId: userId, by: 'session' as const };
}
