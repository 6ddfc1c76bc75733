import { execute, newDatabaseName } from './server';
import type { DatabaseKind, DatabaseOptions, TestDatabase } from './test-database';

/** A database on the server that the variables of MariaDB's own tools name; by default that of this machine. */
export const mariadb: DatabaseKind = {
  create,
  copy: async (original) => {
    const database = await create();
    await copyTables(original, String(database.options['database']));
    return database;
  },
};

async function create(): Promise<TestDatabase> {
  const database = newDatabaseName();
  await execute(server(''), `CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  return {
    options: server(database),
    remove: async () => {
      await execute(server(''), `DROP DATABASE ${database}`);
    },
  };
}

// MariaDB has no templates. NocoBase uses no foreign keys, which would not be copied.
async function copyTables(original: DatabaseOptions, database: string): Promise<void> {
  const tables = (await execute(original, 'SHOW TABLES')).map((row) => String(Object.values(row as object)[0]));
  const copies = tables.flatMap((table) => {
    const [from, to] = [`${original['database']}.\`${table}\``, `${database}.\`${table}\``];
    return [`CREATE TABLE ${to} LIKE ${from}`, `INSERT INTO ${to} SELECT * FROM ${from}`];
  });
  await execute(original, ...copies);
}

function server(database: string): DatabaseOptions {
  const { MYSQL_HOST, MYSQL_TCP_PORT, MYSQL_USER, MYSQL_PWD } = process.env;
  return {
    dialect: 'mariadb',
    host: MYSQL_HOST ?? '127.0.0.1',
    port: Number(MYSQL_TCP_PORT ?? 3306),
    username: MYSQL_USER ?? 'root',
    password: MYSQL_PWD ?? '',
    database,
  };
}
