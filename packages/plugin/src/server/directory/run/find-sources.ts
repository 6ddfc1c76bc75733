import type { Database, Model, Transaction } from '@nocobase/database';
import { DIRECTORY_SOURCE_TYPE } from '../../../shared/auth-type';

/** NocoBase's row of a source of ours. */
export interface SourceRow {
  id: number;
  name: string;
  enabled: boolean;
  /** As stored, which may be anything. */
  options: unknown;
}

/** All sources of ours, switched on or not; none while NocoBase's plugin for them is off. */
export async function findSources(
  db: Database,
  filter: { name?: string } = {},
  transaction: Transaction | null = null,
): Promise<SourceRow[]> {
  if (!db.hasCollection('userDataSyncSources')) {
    return [];
  }
  const rows = (await db.getRepository('userDataSyncSources').find({
    filter: { sourceType: DIRECTORY_SOURCE_TYPE, ...filter },
    sort: ['id'],
    transaction,
  })) as Model[];
  return rows.map((row) => ({
    id: Number(row.get('id')),
    name: String(row.get('name')),
    enabled: row.get('enabled') === true,
    options: row.get('options') as unknown,
  }));
}

/** The name of another source that has the same authenticator; undefined when there is none. */
export async function otherSourceOf(
  db: Database,
  authenticator: string,
  name: string,
  transaction: Transaction | null = null,
): Promise<string | undefined> {
  const others = (await findSources(db, {}, transaction)).filter((row) => row.name !== name);
  return others.find(({ options }) => authenticatorOf(options) === authenticator)?.name;
}

function authenticatorOf(options: unknown): unknown {
  return typeof options === 'object' && options !== null && 'authenticator' in options
    ? options.authenticator
    : undefined;
}
