import { mariadb } from './mariadb';
import { postgres } from './postgres';
import { sqlite } from './sqlite';
import type { DatabaseKind, DatabaseOptions, TestDatabase } from './test-database';

export type { TestDatabase } from './test-database';

const KINDS = { sqlite, postgres, mariadb };

/** Set by `install-nocobase.ts` for the processes of the tests: the options, as JSON, of a database to be copied. */
const INSTALLED = 'TEST_DATABASE_INSTALLED';

/**
 * A database of the kind that `TEST_DATABASE` names (`sqlite`, the default, `postgres` or `mariadb`), for one NocoBase or
 * several nodes. NocoBase is installed in it already where `install-nocobase.ts` ran before.
 */
export function createDatabase(): Promise<TestDatabase> {
  const installed = process.env[INSTALLED];
  return installed ? kindOfDatabase().copy(JSON.parse(installed) as DatabaseOptions) : createEmptyDatabase();
}

/** A database in which a first NocoBase installs itself. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return kindOfDatabase().create();
}

/** Makes copies of this database what `createDatabase()` returns from now on, also in processes that start later. */
export function copyFromNowOn({ options }: TestDatabase): void {
  process.env[INSTALLED] = JSON.stringify(options);
}

function kindOfDatabase(): DatabaseKind {
  const wanted = process.env['TEST_DATABASE'] ?? 'sqlite';
  if (wanted in KINDS) {
    return KINDS[wanted as keyof typeof KINDS];
  }
  throw new Error(`TEST_DATABASE is "${wanted}"; it can be ${Object.keys(KINDS).join(', ')}`);
}
