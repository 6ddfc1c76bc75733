import { type Database, Op, type Transaction } from '@nocobase/database';
import { groupBy } from '../../../shared/group-by';
import type { MembershipChange } from '../plan/plan';
import { writeMains } from '../stored/member-rows';
import { removeMembershipRows, writeMembershipRows } from '../stored/membership-rows';
import type { Batch } from './write-batch';
import type { DepartmentIds } from './write-departments';
import type { Target } from './write-plan';

/** A change of a user who is there. */
type Change = MembershipChange & { userId: number };

type OfKind<Kind extends MembershipChange['kind']> = Extract<Change, { kind: Kind }>;

/**
 * Writes changes of memberships together with what was written. NocoBase's own hooks on these rows move the main department
 * and cost several queries a row, so they are left out: the plan says what the main department is, and the caller clears the
 * caches.
 * @returns the users whose memberships have changed
 */
export async function changeMemberships(
  { app: { db }, source: { name } }: Target,
  { members, departmentIds, made }: Batch & { made: ReadonlyMap<string, number> },
  transaction: Transaction,
): Promise<number[]> {
  const changes = members.flatMap((member) => member.changes).flatMap((change) => withUser(change, made));
  const of = <Kind extends Change['kind']>(...kinds: Kind[]) =>
    changes.filter((change): change is OfKind<Kind> => (kinds as string[]).includes(change.kind));
  await addRows(db, of('add'), departmentIds, transaction);
  await setOwners(db, of('set-owner'), departmentIds, transaction);
  await removeRows(db, of('remove'), departmentIds, transaction);
  await writeMembershipRows(db, name, of('add', 'set-owner').map(toWritten), transaction);
  await removeMembershipRows(db, name, of('remove', 'forget'), transaction);
  for (const [department, mains] of groupBy(of('set-main'), (change) => change.department ?? NONE)) {
    const main = department === NONE ? undefined : department;
    await setMain(db, mains, main && departmentIds.get(main), transaction);
    await writeMains(db, name, main, mains, transaction);
  }
  return changes.map(({ userId }) => userId);
}

/** Stands for no department; none has this identity. */
const NONE = '';

function withUser(change: MembershipChange, made: ReadonlyMap<string, number>): Change[] {
  const userId = change.userId ?? made.get(change.identity);
  return userId === undefined ? [] : [{ ...change, userId }];
}

function toWritten({ userId, department, isOwner }: OfKind<'add' | 'set-owner'>) {
  return { userId, department, isOwner };
}

async function addRows(
  db: Database,
  changes: ReadonlyArray<OfKind<'add'>>,
  departmentIds: DepartmentIds,
  transaction: Transaction,
): Promise<void> {
  if (changes.length > 0) {
    const rows = changes.map(({ userId, department, isOwner }) => ({
      userId,
      departmentId: departmentIds.get(department),
      isOwner,
    }));
    await rowsOf(db).bulkCreate(rows, { transaction });
  }
}

async function setOwners(
  db: Database,
  changes: ReadonlyArray<OfKind<'set-owner'>>,
  departmentIds: DepartmentIds,
  transaction: Transaction,
): Promise<void> {
  const written = changes.filter(({ isWritten }) => isWritten);
  for (const [isOwner, rows] of groupBy(written, (change) => change.isOwner)) {
    await rowsOf(db).update({ isOwner }, { where: these(rows, departmentIds), transaction });
  }
}

async function removeRows(
  db: Database,
  changes: ReadonlyArray<OfKind<'remove'>>,
  departmentIds: DepartmentIds,
  transaction: Transaction,
): Promise<void> {
  // Of a department that is gone NocoBase has no rows.
  const there = changes.filter(({ department }) => departmentIds.has(department));
  if (there.length > 0) {
    await rowsOf(db).destroy({ where: these(there, departmentIds), transaction });
  }
}

/** The rows that changes are about: one condition a user, since SQLite takes only so many. */
function these(changes: ReadonlyArray<{ userId: number; department: string }>, departmentIds: DepartmentIds) {
  const rows = changes.map(({ userId, department }) => ({ userId, departmentId: departmentIds.get(department) }));
  const of = [...groupBy(rows, ({ userId }) => userId)].map(([userId, group]) => ({
    userId,
    departmentId: group.flatMap(({ departmentId }) => departmentId ?? []),
  }));
  return { [Op.or]: of };
}

async function setMain(
  db: Database,
  changes: ReadonlyArray<OfKind<'set-main'>>,
  departmentId: string | undefined,
  transaction: Transaction,
): Promise<void> {
  const where = { id: changes.map(({ userId }) => userId) };
  await db.getModel('users').update({ mainDepartmentId: departmentId ?? null }, { where, transaction });
}

function rowsOf(db: Database) {
  return db.getModel('departmentsUsers');
}
