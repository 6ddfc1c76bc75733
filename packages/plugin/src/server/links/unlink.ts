import * as z from 'zod/mini';
import { authenticatorName } from '../authenticators/authenticator-name';
import { CodedError } from '../errors';
import { writingInTurn } from '../nocobase/transaction';
import { audit } from '../nocobase/audit';
import { changing } from '../action';
import { currentUserId } from '../nocobase/request-context';
import { findOwnLink } from './my-links';
import { hasOtherWayIn } from './other-way-in';
import { unlinkUser } from '../users/unlink-user';

const asked = { values: z.object({ authenticator: authenticatorName }), otherwise: 'wecom_link_not_found' } as const;

/**
 * `POST wecom:unlink { authenticator }`: the signed-in user gives up the own link, unless nothing else lets them in.
 * @throws CodedError wecom_link_not_found, wecom_only_way_in
 */
export const unlink = changing(asked, async (ctx, { authenticator }) => {
  const userId = currentUserId(ctx);
  const link = await findOwnLink(ctx.db, userId, authenticator);
  if (!link) {
    throw new CodedError('wecom_link_not_found');
  }
  await writingInTurn(ctx.db, async (transaction) => {
    if (!(await hasOtherWayIn(ctx.db, userId, authenticator, transaction))) {
      throw new CodedError('wecom_only_way_in');
    }
    await unlinkUser(ctx.db, link, transaction);
  });
  const { identity } = link;
  await audit(ctx, { action: 'unlink', actorId: userId, userId, authenticator, identity, by: 'session' });
  return { authenticator };
});
