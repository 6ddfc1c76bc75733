import * as z from 'zod/mini';
import { CodedError } from '../errors';
import { writingInTurn } from '../nocobase/transaction';
import { audit } from '../nocobase/audit';
import { changing } from '../action';
import { currentUserId } from '../nocobase/request-context';
import { findLink } from '../users/link-rows';
import { unlinkUser } from '../users/unlink-user';

const asked = { values: z.object({ id: z.int() }), otherwise: 'wecom_link_not_found' } as const;

/**
 * `POST wecom:removeLink { id }`: an administrator removes the link of any user, also when it is the only way in.
 * @throws CodedError wecom_link_not_found
 */
export const removeLink = changing(asked, async (ctx, { id }) => {
  const actorId = currentUserId(ctx);
  const link = await findLink(ctx.db, { id });
  if (!link) {
    throw new CodedError('wecom_link_not_found');
  }
  await writingInTurn(ctx.db, (transaction) => unlinkUser(ctx.db, link, transaction));
  const { authenticator, identity, userId } = link;
  await audit(ctx, { action: 'unlink', actorId, userId, authenticator, identity, by: 'administrator' });
  return { id };
});
