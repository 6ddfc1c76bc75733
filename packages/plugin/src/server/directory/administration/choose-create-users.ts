import type { DirectoryReplies } from '../../../shared/directory';
import { DIRECTORY_SOURCE_TYPE } from '../../../shared/auth-type';
import { changing } from '../../action';
import { CodedError } from '../../errors';
import { audit } from '../../nocobase/audit';
import { currentUserId } from '../../nocobase/request-context';
import { findSources } from '../run/find-sources';
import { mayManageUsers } from '../run/may-manage-users';
import { checkedOptions } from '../run/read-source';
import { createUsersRequest } from './requests';
import { startRun } from './start-run';

/**
 * `POST wecom:chooseCreateUsers { source, createUsers }`: whether members without a user get one, chosen once the first run
 * has shown how many there are. A run that starts at once carries it out.
 * @throws CodedError wecom_directory_users_only, wecom_directory_source_unavailable
 */
export const chooseCreateUsers = changing(
  createUsersRequest,
  async (ctx, { source: name, createUsers }): Promise<DirectoryReplies['wecom:chooseCreateUsers']> => {
    if (!mayManageUsers(ctx)) {
      throw new CodedError('wecom_directory_users_only');
    }
    const [row] = await findSources(ctx.db, { name });
    if (!row?.enabled || row.name !== name) {
      throw new CodedError('wecom_directory_source_unavailable');
    }
    const options = { ...checkedOptions(row.options), createUsers };
    const filter = { name, sourceType: DIRECTORY_SOURCE_TYPE };
    await ctx.db.getRepository('userDataSyncSources').update({ filter, values: { options } });
    const { authenticator } = options;
    const decision = String(createUsers);
    await audit(ctx, {
      action: 'chooseCreateUsers',
      decision,
      by: 'administrator',
      actorId: currentUserId(ctx),
      authenticator,
    });
    return { createUsers, isStarted: await startRun(ctx, name) };
  },
);
