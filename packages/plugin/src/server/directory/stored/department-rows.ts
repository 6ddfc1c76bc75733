import type { Database, Transaction } from '@nocobase/database';
import type { StoredId } from '../../nocobase/stored-id';
import type { WrittenDepartment } from '../plan/facts';

type StoredRow = Pick<WrittenDepartment, 'identity' | 'title'> & {
  source: string;
  departmentId: StoredId;
  parent: string | null;
  order: StoredId;
  isGone: boolean | 0 | 1;
};

/** What a source wrote of departments, in no order. */
export async function readDepartmentRows(
  db: Database,
  source: string,
  transaction: Transaction | null = null,
): Promise<WrittenDepartment[]> {
  const rows = await rowsOf(db).findAll({ where: { source }, raw: true, transaction });
  // MariaDB takes capital and small letters for the same.
  return (rows as unknown as StoredRow[]).filter((row) => row.source === source).map(toWritten);
}

/** Writes what stands for a department from now on, in the transaction that changes the department itself. */
export async function writeDepartmentRow(
  db: Database,
  source: string,
  { parent, ...row }: WrittenDepartment,
  transaction: Transaction,
): Promise<void> {
  await rowsOf(db).bulkCreate([{ source, ...row, parent: parent ?? null }], {
    updateOnDuplicate: ['departmentId', 'title', 'parent', 'order', 'isGone', 'updatedAt'],
    conflictAttributes: ['source', 'identity'],
    transaction,
  });
}

function rowsOf(db: Database) {
  return db.getModel('wecomDirectoryDepartments');
}

function toWritten({ identity, departmentId, title, parent, order, isGone }: StoredRow): WrittenDepartment {
  return {
    identity,
    departmentId: String(departmentId),
    title,
    parent: parent ?? undefined,
    order: Number(order),
    isGone: Boolean(isGone),
  };
}
