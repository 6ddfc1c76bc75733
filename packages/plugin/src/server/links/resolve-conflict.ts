import * as z from 'zod/mini';
import { CodedError } from '../errors';
import { currentUserId, type RequestContext } from '../nocobase/request-context';
import { readCurrentAuthenticator } from '../authenticators/current';
import { joinProfile, memberIdOf } from '../wecom/member-profile';
import { isRootUser } from '../users/privileged';
import { confirmPhone } from '../profile-authors/confirm-phone';
import { audit } from '../nocobase/audit';
import { type Conflict, findConflict, forgetConflicts } from '../users/conflicts';
import { changing } from '../action';
import { linkMember } from '../users/link-member';
import { phoneDigest } from '../users/phone-digest';

const asked = { values: z.object({ id: z.int(), userId: z.int() }), otherwise: 'wecom_link_not_found' } as const;

/**
 * `POST wecom:resolveConflict { id, userId }`: an administrator says which user a member is whose phone number is in
 * doubt; where the user has typed that number in, it counts as theirs from now on. Any user can be chosen, but the root
 * user by the root user only: whoever manages users would otherwise sign in as root by a member of their own.
 * @throws CodedError wecom_link_not_found, wecom_root_only_by_root, wecom_member_linked, wecom_user_linked
 */
export const resolveConflict = changing(asked, async (ctx, { id, userId }) => {
  const actorId = currentUserId(ctx);
  const conflict = await findConflict(ctx.db, id);
  if (!conflict || (await ctx.db.getRepository('users').count({ filter: { id: userId } })) === 0) {
    throw new CodedError('wecom_link_not_found');
  }
  const facts = { authenticator: conflict.authenticator, identity: conflict.identity, actorId, userId };
  try {
    await link(ctx, conflict, actorId, userId);
  } catch (error) {
    if (error instanceof CodedError) {
      const { code, status } = error;
      await audit(ctx, { ...facts, action: 'refuse', by: 'administrator', code, status });
    }
    throw error;
  }
  await audit(ctx, { ...facts, action: 'link', by: 'administrator' });
  if (await confirmPhone(ctx.db, userId, (phone) => phoneDigest(ctx.app, phone) === conflict.phoneDigest)) {
    await audit(ctx, { ...facts, action: 'confirmPhone', by: 'administrator' });
  }
  // A link that was there before has left the row.
  await forgetConflicts(ctx.db, { id });
  return { id };
});

async function link(ctx: RequestContext, conflict: Conflict, actorId: number, userId: number): Promise<void> {
  if ((await isRootUser(ctx.db, userId)) && !(await isRootUser(ctx.db, actorId))) {
    throw new CodedError('wecom_root_only_by_root');
  }
  const authenticator = await readCurrentAuthenticator(ctx, conflict.authenticator);
  const { identity, memberName: name } = conflict;
  const profile = joinProfile(memberIdOf(identity), { name }, undefined);
  await linkMember(ctx.db, { authenticator, identity, profile, userId });
}
