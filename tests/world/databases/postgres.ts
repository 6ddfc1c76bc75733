import { execute, newDatabaseName } from './server';
import type { DatabaseKind, DatabaseOptions, TestDatabase } from './test-database';

/** A database on the server that the variables of PostgreSQL's own tools name; by default that of this machine. */
export const postgres: DatabaseKind = {
  create: () => createFrom('template1'),
  copy: ({ database }) => createFrom(String(database)),
};

async function createFrom(template: string): Promise<TestDatabase> {
  const database = newDatabaseName();
  await execute(server('postgres'), `CREATE DATABASE ${database} TEMPLATE ${template}`);
  return {
    options: server(database),
    // NocoBase leaves connections behind when it reloads, as it does for each plugin that is switched on or off.
    remove: async () => {
      await execute(server('postgres'), `DROP DATABASE ${database} WITH (FORCE)`);
    },
  };
}

function server(database: string): DatabaseOptions {
  const { PGHOST, PGPORT, PGUSER, PGPASSWORD } = process.env;
  return {
    dialect: 'postgres',
    host: PGHOST ?? '127.0.0.1',
    port: Number(PGPORT ?? 5432),
    username: PGUSER ?? 'postgres',
    password: PGPASSWORD ?? '',
    database,
  };
}
