import type { Database } from '@nocobase/database';
import * as z from 'zod/mini';
import { isLinkable } from '../../shared/links';
import { type CurrentAuthenticator, readCurrentAuthenticator } from '../authenticators/current';
import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { findRefusal, type Refusal } from '../users/refusals';
import { identityOf, joinProfile, type MemberProfile, memberIdOf } from '../wecom/member-profile';
import { linkedUsers } from '../users/shown-users';

/** A refusal as the administrator who decides has it on the page. */
export const seenRefusal = { id: z.int(), candidateIds: z.array(z.int()) };

/**
 * The refusal that an administrator resolves by saying which user the member is.
 * @param seen the users with the member's number as the page shows them: a number that changed since makes another choice
 * @throws CodedError wecom_link_not_found
 */
export async function findSeenRefusal(
  { db }: RequestContext,
  seen: { id: number; candidateIds: number[] },
): Promise<Refusal> {
  const refusal = await findRefusal(db, seen.id);
  if (!refusal || !isLinkable(refusal.reason) || !(await isSeen(db, refusal, seen.candidateIds))) {
    throw new CodedError('wecom_link_not_found');
  }
  return refusal;
}

async function isSeen(db: Database, { candidateIds }: Refusal, seenIds: number[]): Promise<boolean> {
  const users = await linkedUsers(db, candidateIds);
  return users.size === seenIds.length && seenIds.every((id) => users.has(id));
}

/**
 * The refused member, as far as one is known, and the authenticator to link them with.
 * @throws CodedError wecom_link_not_found, wecom_authenticator_unavailable, wecom_not_configured, wecom_secret_unreadable
 */
export async function readRefusedMember(
  ctx: RequestContext,
  { identity, memberName, ...refusal }: Refusal,
): Promise<{ authenticator: CurrentAuthenticator; identity: string; profile: MemberProfile }> {
  const authenticator = await readCurrentAuthenticator(ctx, refusal.authenticator);
  // Empty is how the row says that WeCom told none.
  const profile = joinProfile(memberIdOf(identity), { name: memberName || undefined }, undefined);
  // Another corp has been entered since: its members have other identities.
  if (identityOf(authenticator.options.credentials.corpId, memberIdOf(identity)) !== identity) {
    throw new CodedError('wecom_link_not_found');
  }
  return { authenticator, identity, profile };
}
