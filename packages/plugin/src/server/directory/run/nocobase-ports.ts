import type { Application } from '@nocobase/server';
import { closeUser, openUser } from '../../closed-users/close-user';
import { closedWithoutAsking, readClosings } from '../../closed-users/closings';
import { lookAgain } from '../../closed-users/look-again';
import { touchUsers } from '../../closed-users/touched-users';
import { readStored, type Source } from '../stored/read-stored';
import { type Accounts, writePlan } from '../write/write-plan';
import type { DirectoryPorts, Writing } from './ports';

/** Runs read and write NocoBase's database, and close users by the gate. */
export const NOCOBASE_PORTS: DirectoryPorts = {
  readStored: async (app, source) => {
    // Not from this node's memory: another may have closed somebody a moment ago.
    const closings = await readClosings(app.db);
    const closed = closings.filter(({ isClosed }) => isClosed).map(({ userId }) => userId);
    return readStored(app, source, new Set(closed));
  },
  writePlan: (app, source, plan, { signal, onProgress, ...writing }) =>
    writePlan(app, source, plan, { signal, onProgress, accounts: accountsOf(app, source, writing) }),
  closedWithoutAsking,
  lookAgain,
};

function accountsOf(
  app: Application,
  { name }: Source,
  { runId, confirmed }: Pick<Writing, 'runId' | 'confirmed'>,
): Accounts {
  return {
    close: async ({ identity, userId, reason }, transaction) => {
      const closing = { userId, source: name, reason, runId, confirmed: confirmed.has(identity), now: new Date() };
      await closeUser(app, closing, transaction);
    },
    open: (userId, transaction) => openUser(app, userId, transaction),
    touch: (userIds, transaction) => touchUsers(app.db, userIds, transaction),
  };
}
