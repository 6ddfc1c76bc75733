import * as z from 'zod/mini';
import { CodedError } from '../errors';
import { currentUserId, type RequestContext } from '../nocobase/request-context';
import { isRootUser } from '../users/privileged';
import { confirmPhone } from '../profile-authors/confirm-phone';
import { audit } from '../nocobase/audit';
import { dismissRefusals, type Refusal } from '../users/refusals';
import { changing } from '../action';
import { linkMember } from '../users/link-member';
import { phoneDigest } from '../users/phone-digest';
import { auditingRefusal } from './auditing-refusal';
import { findSeenRefusal, readRefusedMember, seenRefusal } from './refused-member';

const asked = { values: z.object({ ...seenRefusal, userId: z.int() }), otherwise: 'wecom_link_not_found' } as const;

/**
 * `POST wecom:resolveRefusal { id, candidateIds, userId }`: an administrator says which user a refused member is; where the user has
 * typed the member's number in, it counts as theirs from now on. Any user can be chosen, but the root user by the root
 * user only: whoever manages users would otherwise sign in as root by a member of their own.
 * @throws CodedError wecom_link_not_found, wecom_root_only_by_root, wecom_member_linked, wecom_user_linked
 */
export const resolveRefusal = changing(asked, async (ctx, { userId, ...seen }) => {
  const actorId = currentUserId(ctx);
  const refusal = await findSeenRefusal(ctx, seen);
  if ((await ctx.db.getRepository('users').count({ filter: { id: userId } })) === 0) {
    throw new CodedError('wecom_link_not_found');
  }
  const facts = { authenticator: refusal.authenticator, identity: refusal.identity, actorId, userId };
  const isNew = await auditingRefusal(ctx, facts, () => link(ctx, refusal, actorId, userId));
  if (isNew) {
    await audit(ctx, { ...facts, action: 'link', by: 'administrator' });
  }
  if (await confirmPhone(ctx.db, userId, (phone) => phoneDigest(ctx.app, phone) === refusal.phoneDigest)) {
    await audit(ctx, { ...facts, action: 'confirmPhone', by: 'administrator' });
  }
  // A link that was there before has left the row.
  await dismissRefusals(ctx.db, { id: seen.id });
  return { id: seen.id };
});

/** Whether the two were not linked before. */
async function link(ctx: RequestContext, refusal: Refusal, actorId: number, userId: number): Promise<boolean> {
  if ((await isRootUser(ctx.db, userId)) && !(await isRootUser(ctx.db, actorId))) {
    throw new CodedError('wecom_root_only_by_root');
  }
  return linkMember(ctx.db, { ...(await readRefusedMember(ctx, refusal)), userId });
}
