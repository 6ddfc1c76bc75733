import * as z from 'zod/mini';
import { changing } from '../action';
import { audit } from '../nocobase/audit';
import { currentUserId } from '../nocobase/request-context';
import { createLinkedUser } from '../users/create-linked-user';
import { auditingRefusal } from './auditing-refusal';
import { findSeenRefusal, readRefusedMember, seenRefusal } from './refused-member';

const asked = { values: z.object(seenRefusal), otherwise: 'wecom_link_not_found' } as const;

/**
 * `POST wecom:createUser { id, candidateIds }`: an administrator makes a user of a refused member who has none, as automatic sign-up
 * would, but without a phone number. The link takes the member's refusals along.
 * @throws CodedError wecom_link_not_found, wecom_member_linked
 */
export const createUser = changing(asked, async (ctx, seen) => {
  const refusal = await findSeenRefusal(ctx, seen);
  const { authenticator, identity } = refusal;
  const facts = { authenticator, identity, actorId: currentUserId(ctx) };
  const user = await auditingRefusal(ctx, facts, async () =>
    createLinkedUser(ctx.db, await readRefusedMember(ctx, refusal)),
  );
  const userId = Number(user.get('id'));
  await audit(ctx, { ...facts, userId, action: 'createUser', by: 'administrator' });
  await audit(ctx, { ...facts, userId, action: 'link', by: 'administrator' });
  return { id: seen.id, userId };
});
