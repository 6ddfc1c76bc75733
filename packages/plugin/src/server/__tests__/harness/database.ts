import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { TRIMMED_HOST } from '../../../../../../scripts/host/hosts';

/** A database for tests: what NocoBase connects with, and how to remove it. */
export interface TestDatabase {
  options: Record<string, unknown>;
  remove(): Promise<void>;
}

/** A SQLite database of one NocoBase, gone with its process: the fastest. */
const IN_MEMORY: TestDatabase = {
  options: { dialect: 'sqlite', storage: ':memory:' },
  remove: () => Promise.resolve(),
};

/** An empty database of the kind that `TEST_DATABASE` names (`sqlite`, the default, or `postgres`), for one NocoBase. */
export function createDatabase(): Promise<TestDatabase> {
  return usesPostgres() ? createOnPostgres() : Promise.resolve(IN_MEMORY);
}

/** The same for several connections or nodes at once. */
export function createSharedDatabase(): Promise<TestDatabase> {
  return usesPostgres() ? createOnPostgres() : Promise.resolve(createFile());
}

function usesPostgres(): boolean {
  const kind = process.env['TEST_DATABASE'] ?? 'sqlite';
  if (kind !== 'sqlite' && kind !== 'postgres') {
    throw new Error(`TEST_DATABASE is "${kind}"; it can be sqlite or postgres`);
  }
  return kind === 'postgres';
}

function createFile(): TestDatabase {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-database-'));
  return {
    options: { dialect: 'sqlite', storage: path.join(folder, 'db.sqlite') },
    remove: () => fs.promises.rm(folder, { recursive: true }),
  };
}

/** An empty database on PostgreSQL. */
export async function createOnPostgres(): Promise<TestDatabase> {
  const database = `wecom_${randomBytes(6).toString('hex')}`;
  await onPostgres(`CREATE DATABASE ${database}`);
  return {
    options: { ...postgresServer(), database },
    // NocoBase leaves connections behind when it reloads, as it does for each plugin that is switched on or off.
    remove: () => onPostgres(`DROP DATABASE ${database} WITH (FORCE)`),
  };
}

// The variables of PostgreSQL's own tools.
function postgresServer() {
  const { PGHOST, PGPORT, PGUSER, PGPASSWORD } = process.env;
  return {
    dialect: 'postgres',
    host: PGHOST ?? '127.0.0.1',
    port: Number(PGPORT ?? 5432),
    username: PGUSER ?? 'postgres',
    password: PGPASSWORD ?? '',
  };
}

interface AdminConnection {
  query(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

// The driver is the host's: the very one that NocoBase connects with.
async function onPostgres(sql: string): Promise<void> {
  const require = createRequire(path.join(TRIMMED_HOST, 'package.json'));
  const { Sequelize } = require('sequelize') as {
    Sequelize: new (options: Record<string, unknown>) => AdminConnection;
  };
  const connection = new Sequelize({ ...postgresServer(), database: 'postgres', logging: false });
  try {
    await connection.query(sql);
  } finally {
    await connection.close();
  }
}
