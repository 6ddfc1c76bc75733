import type { Transaction } from '@nocobase/database';
import type { WrittenMember } from '../plan/facts';
import { writeMemberRows } from '../stored/member-rows';
import { adoptUsers } from './adopt-users';
import { changeMemberships } from './change-memberships';
import { WriteError } from './failure';
import { makeUsers, welcomeUsers } from './make-users';
import type { MemberToWrite } from './members-to-write';
import type { DepartmentIds } from './write-departments';
import type { Target } from './write-plan';
import { writeProfiles } from './write-profiles';

/** Members who are written in one transaction. */
export interface Batch {
  members: readonly MemberToWrite[];
  /** Of every department that the changes name. */
  departmentIds: DepartmentIds;
}

/**
 * Writes members: users and links first, then what hangs on them, then what was written. NocoBase is told of new users last,
 * as it is when a person makes one with departments.
 * @returns the users whose departments, or whose right to be here, have changed
 */
export async function writeBatch(
  target: Target,
  { members, departmentIds }: Batch,
  transaction: Transaction,
): Promise<{ touched: number[] }> {
  await requireUsers(target, members, transaction);
  const made = await makeUsers(target, members, transaction);
  await adoptUsers(target, members, transaction);
  await writeProfiles(target, members, transaction);
  const turned = await turnAccounts(target, members, transaction);
  await writeMemberRows(target.app.db, target.source.name, recordsOf(members, made), transaction);
  const moved = await changeMemberships(target, { members, departmentIds, made }, transaction);
  const touched = [...new Set([...turned, ...moved])];
  if (touched.length > 0) {
    await target.accounts.touch(touched, transaction);
  }
  await welcomeUsers(target, [...made.values()], transaction);
  return { touched };
}

/** @throws WriteError a user has been deleted since the plan was made */
async function requireUsers(
  { app: { db } }: Target,
  members: readonly MemberToWrite[],
  transaction: Transaction,
): Promise<void> {
  const named = members.flatMap(({ outcome, changes }) => [
    'userId' in outcome ? outcome.userId : undefined,
    ...changes.map(({ userId }) => userId),
  ]);
  const userIds = [...new Set(named.filter((userId) => userId !== undefined))];
  if (userIds.length > 0) {
    const count = await db.getModel('users').count({ where: { id: userIds }, transaction });
    if (count < userIds.length) {
      throw new WriteError('user-missing');
    }
  }
}

async function turnAccounts(
  { accounts }: Target,
  members: readonly MemberToWrite[],
  transaction: Transaction,
): Promise<number[]> {
  const turned: number[] = [];
  for (const { identity, outcome } of members) {
    if (outcome.kind === 'closed') {
      const { userId, reason } = outcome;
      await accounts.close({ identity, userId, reason }, transaction);
      turned.push(userId);
    } else if (outcome.kind === 'opened') {
      await accounts.open(outcome.userId, transaction);
      turned.push(outcome.userId);
    }
  }
  return turned;
}

function recordsOf(members: readonly MemberToWrite[], made: ReadonlyMap<string, number>): WrittenMember[] {
  return members.flatMap(({ identity, record }) =>
    record ? [{ ...record, userId: record.userId ?? made.get(identity) }] : [],
  );
}
