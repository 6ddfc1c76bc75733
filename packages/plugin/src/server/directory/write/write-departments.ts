import type { Database, Model, Transaction } from '@nocobase/database';
import { kindOfError } from '../../nocobase/kind-of-error';
import type { StoredId } from '../../nocobase/stored-id';
import { writingInTurn } from '../../nocobase/transaction';
import type { PlannedDepartment } from '../plan/plan';
import { readDepartmentRows, writeDepartmentRow } from '../stored/department-rows';
import { reasonOf, WriteError, type WriteFailure } from './failure';
import { noteChild, noteChildGone } from './leaves';
import type { Steps, Target } from './write-plan';

type Write = NonNullable<PlannedDepartment['write']>;

/** NocoBase's ids of departments, by identity. */
export type DepartmentIds = ReadonlyMap<string, string>;

/**
 * Writes departments in the order of the plan, each in a transaction of its own and as a person would: NocoBase's hooks keep
 * the paths of its tree, and refuse a circle.
 * @returns also the ids of all departments of the source that are there
 */
export async function writeDepartments(
  { app, source }: Target,
  departments: readonly PlannedDepartment[],
  { signal, onWritten }: Steps,
): Promise<{ failures: WriteFailure[]; departmentIds: DepartmentIds }> {
  const { db } = app;
  const rows = await readDepartmentRows(db, source.name);
  const departmentIds = new Map(rows.map(({ identity, departmentId }) => [identity, departmentId]));
  const failures: WriteFailure[] = [];
  for (const { identity, write } of departments) {
    signal.throwIfAborted();
    try {
      const departmentId = write && (await writeDepartment(db, source.name, write, departmentIds));
      if (departmentId !== undefined) {
        departmentIds.set(identity, departmentId);
      }
    } catch (error) {
      // What a department that could not be made again has been before is not there.
      if (write?.kind === 'make') {
        departmentIds.delete(identity);
      }
      failures.push({ subject: 'department', identity, reason: reasonOf(error) });
      app.log.warn('A department was not written', { method: 'WeCom directory', error: kindOfError(error) });
    }
    onWritten(1);
  }
  return { failures, departmentIds };
}

/** @returns NocoBase's id */
function writeDepartment(db: Database, source: string, write: Write, departmentIds: DepartmentIds): Promise<string> {
  return writingInTurn(db, async (transaction) => {
    const departmentId =
      write.kind === 'make'
        ? await makeDepartment(db, write, departmentIds, transaction)
        : await changeDepartment(db, write, departmentIds, transaction);
    await writeDepartmentRow(db, source, { ...write.record, departmentId }, transaction);
    return departmentId;
  });
}

async function makeDepartment(
  db: Database,
  { title, parent, sort }: Extract<Write, { kind: 'make' }>,
  departmentIds: DepartmentIds,
  transaction: Transaction,
): Promise<string> {
  const parentId = parent === undefined ? null : idOf(parent, departmentIds);
  const values = { title, parentId, sort, isLeaf: true };
  const department = (await db.getRepository('departments').create({ values, transaction })) as Model;
  await noteChild(db, parentId, transaction);
  return String(department.get('id') as StoredId);
}

async function changeDepartment(
  db: Database,
  { departmentId, values: { parent, ...others } }: Extract<Write, { kind: 'change' }>,
  departmentIds: DepartmentIds,
  transaction: Transaction,
): Promise<string> {
  const parentId = parent?.identity === undefined ? null : idOf(parent.identity, departmentIds);
  const values = { ...others, ...(parent && { parentId }) };
  if (Object.keys(values).length > 0) {
    const repository = db.getRepository('departments');
    const before = (await repository.findOne({ filterByTk: departmentId, transaction })) as Model | null;
    await repository.update({ filterByTk: departmentId, values, transaction });
    if (before && parent) {
      await noteChildGone(db, before.get('parentId') as StoredId | null, transaction);
      await noteChild(db, parentId, transaction);
    }
  }
  return departmentId;
}

function idOf(parent: string, departmentIds: DepartmentIds): string {
  const departmentId = departmentIds.get(parent);
  if (departmentId === undefined) {
    throw new WriteError('department-missing');
  }
  return departmentId;
}
