import { isLinkable } from '../../shared/links';
import { type CurrentAuthenticator, readCurrentAuthenticator } from '../authenticators/current';
import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { findRefusal, type Refusal } from '../users/refusals';
import { joinProfile, type MemberProfile, memberIdOf } from '../wecom/member-profile';

/**
 * The refusal of this id, when an administrator can resolve it by saying which user the member is.
 * @throws CodedError wecom_link_not_found
 */
export async function findLinkableRefusal({ db }: RequestContext, id: number): Promise<Refusal> {
  const refusal = await findRefusal(db, id);
  if (!refusal || !isLinkable(refusal.reason)) {
    throw new CodedError('wecom_link_not_found');
  }
  return refusal;
}

/**
 * The refused member, as far as one is known, and the authenticator to link them with.
 * @throws CodedError wecom_authenticator_unavailable, wecom_not_configured, wecom_secret_unreadable
 */
export async function readRefusedMember(
  ctx: RequestContext,
  { authenticator, identity, memberName: name }: Refusal,
): Promise<{ authenticator: CurrentAuthenticator; identity: string; profile: MemberProfile }> {
  const profile = joinProfile(memberIdOf(identity), { name }, undefined);
  return { authenticator: await readCurrentAuthenticator(ctx, authenticator), identity, profile };
}
