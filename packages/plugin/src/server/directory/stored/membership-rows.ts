import { type Database, Op, type Transaction } from '@nocobase/database';
import { groupBy } from '../../../shared/group-by';
import type { StoredId } from '../../nocobase/stored-id';
import type { WrittenMembership } from '../plan/facts';

type StoredRow = Pick<WrittenMembership, 'department'> & {
  source: string;
  userId: StoredId | null;
  isOwner: boolean | 0 | 1;
};

/** The memberships that a source wrote, in no order. */
export async function readMembershipRows(db: Database, source: string): Promise<WrittenMembership[]> {
  const attributes = ['source', 'userId', 'department', 'isOwner'];
  const rows = await rowsOf(db).findAll({ attributes, where: { source }, raw: true });
  // MariaDB takes capital and small letters for the same.
  return (rows as unknown as StoredRow[]).filter((row) => row.source === source && row.userId !== null).map(toWritten);
}

/** Writes down memberships, in the transaction that writes NocoBase's rows. */
export async function writeMembershipRows(
  db: Database,
  source: string,
  memberships: readonly WrittenMembership[],
  transaction: Transaction,
): Promise<void> {
  if (memberships.length > 0) {
    await rowsOf(db).bulkCreate(
      memberships.map((membership) => ({ source, ...membership })),
      { updateOnDuplicate: ['isOwner'], conflictAttributes: ['source', 'userId', 'department'], transaction },
    );
  }
}

/** Removes memberships from what was written, in the transaction that takes NocoBase's rows back. */
export async function removeMembershipRows(
  db: Database,
  source: string,
  memberships: ReadonlyArray<Omit<WrittenMembership, 'isOwner'>>,
  transaction: Transaction,
): Promise<void> {
  if (memberships.length > 0) {
    const of = [...groupBy(memberships, ({ userId }) => userId)].map(([userId, rows]) => ({
      userId,
      department: rows.map(({ department }) => department),
    }));
    await rowsOf(db).destroy({ where: { source, [Op.or]: of }, transaction });
  }
}

function rowsOf(db: Database) {
  return db.getModel('wecomDirectoryMemberships');
}

function toWritten({ userId, department, isOwner }: StoredRow): WrittenMembership {
  return { userId: Number(userId), department, isOwner: Boolean(isOwner) };
}
