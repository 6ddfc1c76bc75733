import type { Transaction } from '@nocobase/database';
import { lookingAgainAfterRaces } from '../../nocobase/contention';
import { kindOfError } from '../../nocobase/kind-of-error';
import type { StoredId } from '../../nocobase/stored-id';
import { writingInTurn, writingTransaction } from '../../nocobase/transaction';
import type { MembershipChange } from '../plan/plan';
import { reasonOf, type WriteFailure } from './failure';
import type { MemberToWrite } from './members-to-write';
import { type Batch, writeBatch } from './write-batch';
import type { DepartmentIds } from './write-departments';
import type { Steps, Target } from './write-plan';

/** Members whom one transaction writes. */
const BATCH = 100;

/**
 * Writes members with their users and memberships, many in one transaction. When one of them cannot be written the others
 * are, one by one.
 * @param departmentIds of all departments of the source
 */
export async function writeMembers(
  target: Target,
  members: readonly MemberToWrite[],
  departmentIds: DepartmentIds,
  { signal, onWritten }: Steps,
): Promise<WriteFailure[]> {
  const there = await thoseThere(target, members, departmentIds);
  const failures = members
    .filter(({ changes }) => changes.some((change) => !isPossible(change, there)))
    .map(({ identity }): WriteFailure => ({ subject: 'member', identity, reason: 'department-missing' }));
  const possible = members.map(({ changes, ...member }) => ({
    ...member,
    changes: changes.filter((change) => isPossible(change, there)),
  }));
  for (let start = 0; start < possible.length; start += BATCH) {
    signal.throwIfAborted();
    const batch = possible.slice(start, start + BATCH);
    failures.push(...(await writeTogether(target, batch, there, signal)));
    onWritten(batch.length);
  }
  return failures;
}

/** Leaves departments out that somebody has deleted, or that could not be made. */
async function thoseThere(
  { app: { db } }: Target,
  members: readonly MemberToWrite[],
  departmentIds: DepartmentIds,
): Promise<DepartmentIds> {
  if (members.every(({ changes }) => changes.length === 0)) {
    return departmentIds;
  }
  const rows = await db.getModel('departments').findAll({ attributes: ['id'], raw: true });
  const existing = new Set((rows as unknown as { id: StoredId }[]).map(({ id }) => String(id)));
  return new Map([...departmentIds].filter(([, departmentId]) => existing.has(departmentId)));
}

/** To be no longer in a department that is gone needs none. */
function isPossible(change: MembershipChange, departmentIds: DepartmentIds): boolean {
  if (change.kind === 'forget' || change.kind === 'remove' || change.department === undefined) {
    return true;
  }
  return departmentIds.has(change.department);
}

async function writeTogether(
  target: Target,
  members: MemberToWrite[],
  departmentIds: DepartmentIds,
  signal: AbortSignal,
): Promise<WriteFailure[]> {
  try {
    await writeOnce(target, { members, departmentIds });
    return [];
  } catch (error) {
    const reason = reasonOf(error);
    const [member] = members;
    if (member && members.length === 1) {
      target.app.log.warn('A member was not written', { method: 'WeCom directory', error: kindOfError(error) });
      return [{ subject: 'member', identity: member.identity, reason }];
    }
  }
  const failures: WriteFailure[] = [];
  for (const member of members) {
    signal.throwIfAborted();
    failures.push(...(await writeTogether(target, [member], departmentIds, signal)));
  }
  return failures;
}

async function writeOnce(target: Target, batch: Batch): Promise<void> {
  const { db } = target.app;
  const write = (transaction: Transaction) => writeBatch(target, batch, transaction);
  // One who signs in at this moment takes the username: the second look finds the link, and says so.
  const { touched } = await (batch.members.length === 1
    ? lookingAgainAfterRaces(() => writingTransaction(db, write))
    : writingInTurn(db, write));
  await forgetCached(target, touched);
}

/** NocoBase keeps what it knows of a user, and of their departments for their roles. */
async function forgetCached({ app: { cache } }: Target, userIds: readonly number[]): Promise<void> {
  // What a cache does not forget now, it does when this node looks at those who were touched.
  await Promise.allSettled(
    userIds.flatMap((userId) => [cache.del(`departments:${userId}`), cache.del(`auth:${userId}`)]),
  );
}
