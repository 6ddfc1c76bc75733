import type { Database, Model } from '@nocobase/database';
import { OWNERSHIP_FILE_NAME, OWNERSHIP_FILES_LIMIT, type OwnershipFile } from '../../../shared/setup';
import { CodedError } from '../../errors';

/** The contents of an ownership file, by its name. */
export function bodyOf(name: string): string | undefined {
  return OWNERSHIP_FILE_NAME.exec(name)?.[1];
}

/** The files that are there, by name. */
export async function listFiles(db: Database): Promise<OwnershipFile[]> {
  const rows = (await repository(db).find({ filter: { removed: false } })) as Model[];
  // Here and not in the database: each sorts capital and small letters in its own way.
  return rows.map(asFile).toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** Names that are there, and names that were once. */
export async function readNames(db: Database): Promise<{ current: string[]; removed: string[] }> {
  const rows = (await repository(db).find()) as Model[];
  const names = rows.map((row) => ({ name: String(row.get('name')), removed: row.get('removed') === true }));
  return {
    current: names.filter(({ removed }) => !removed).map(({ name }) => name),
    removed: names.filter(({ removed }) => removed).map(({ name }) => name),
  };
}

/** Whether a file is there now. */
export async function hasFile(db: Database, name: string): Promise<boolean> {
  const rows = (await repository(db).find({ filter: { name, removed: false } })) as Model[];
  // MariaDB takes capital and small letters for the same; to WeCom they are two files.
  return rows.some((row) => row.get('name') === name);
}

/**
 * Adds a file, or leaves it where it is.
 * @throws CodedError wecom_ownership_files_full
 */
export async function addFile(db: Database, name: string): Promise<OwnershipFile> {
  if (
    !(await hasFile(db, name)) &&
    (await repository(db).count({ filter: { removed: false } })) >= OWNERSHIP_FILES_LIMIT
  ) {
    throw new CodedError('wecom_ownership_files_full', {}, { limit: OWNERSHIP_FILES_LIMIT });
  }
  await repository(db).updateOrCreate({ filterKeys: ['name'], values: { name, removed: false } });
  return asFile((await repository(db).findOne({ filter: { name } })) as Model);
}

/** Removes a file; one that is not there is no mistake. */
export async function removeFile(db: Database, name: string): Promise<void> {
  await repository(db).update({ filter: { name }, values: { removed: true } });
}

function repository(db: Database) {
  return db.getRepository('wecomOwnershipFiles');
}

function asFile(row: Model): OwnershipFile {
  return { name: String(row.get('name')), savedAt: new Date(row.get('updatedAt') as string).toISOString() };
}
