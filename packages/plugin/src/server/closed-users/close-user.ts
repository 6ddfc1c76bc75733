import type { Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { auditCommand, type AuditedEvent } from '../nocobase/audit';
import { writingInTurn } from '../nocobase/transaction';
import { findRootIds } from '../users/privileged';
import { type Closing, endClosing, findClosing, writeClosing } from './closings';

/**
 * Closes a user: nothing lets them in until they are opened again. Roles, departments, link and data stay. This node knows
 * with the commit, the others within seconds (look-again.ts).
 *
 * @param closing `now`: the time of the closing
 * @param transaction of the caller; one of its own unless given
 * @returns false for the root user, whom nothing closes; true for everybody else, also for who was closed already
 */
export async function closeUser(
  app: Application,
  { now, ...closing }: Closing & { now: Date },
  transaction?: Transaction,
): Promise<boolean> {
  return within(app, transaction, async (inner) => {
    if ((await findRootIds(app.db, inner)).has(closing.userId)) {
      return false;
    }
    if (!(await findClosing(app.db, closing.userId, inner))?.isClosed) {
      await endSessions(app, closing.userId, now, inner);
      await writeClosing(app.db, { ...closing, closedAt: now }, inner);
      const { userId, source, reason } = closing;
      audited(app, { action: 'close', by: 'directory', userId, source, reason }, inner);
    }
    return true;
  });
}

/**
 * Opens a closed user again: with a new sign-in, and with the API keys from before, everything is as it was.
 * @param transaction of the caller; one of its own unless given
 */
export async function openUser(app: Application, userId: number, transaction?: Transaction): Promise<void> {
  await within(app, transaction, async (inner) => {
    if (await endClosing(app.db, userId, new Date(), inner)) {
      audited(app, { action: 'open', by: 'directory', userId }, inner);
    }
  });
}

function within<Result>(
  { db }: Application,
  transaction: Transaction | undefined,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return transaction ? work(transaction) : writingInTurn(db, work);
}

// By NocoBase's own means, so that the sessions from before stay dead when the user is opened, and while the plugin is
// disabled. Through the repository: NocoBase's cache of users is written by the events of it.
async function endSessions(app: Application, userId: number, now: Date, transaction: Transaction): Promise<void> {
  const values = { passwordChangeTz: now.getTime() };
  await app.db.getRepository('users').update({ filter: { id: userId }, values, transaction });
}

function audited(app: Application, event: AuditedEvent, transaction: Transaction): void {
  transaction.afterCommit(() => void auditCommand(app, event));
}
