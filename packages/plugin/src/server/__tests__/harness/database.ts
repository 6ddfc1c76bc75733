import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { TRIMMED_HOST } from '../../../../../../scripts/host/hosts';

/** The databases with a service of their own; SQLite needs none. */
type ServiceKind = 'postgres' | 'mariadb';

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

/** An empty database of the kind that `TEST_DATABASE` names (`sqlite`, `postgres`, `mariadb`), for one NocoBase. */
export function createDatabase(): Promise<TestDatabase> {
  const kind = serviceKind();
  return kind ? createOnService(kind) : Promise.resolve(IN_MEMORY);
}

/** The same for several connections or nodes at once. */
export function createSharedDatabase(): Promise<TestDatabase> {
  const kind = serviceKind();
  return kind ? createOnService(kind) : Promise.resolve(createFile());
}

function serviceKind(): ServiceKind | undefined {
  const kind = process.env['TEST_DATABASE'] ?? 'sqlite';
  if (kind !== 'sqlite' && kind !== 'postgres' && kind !== 'mariadb') {
    throw new Error(`TEST_DATABASE is "${kind}"; it can be sqlite, postgres or mariadb`);
  }
  return kind === 'sqlite' ? undefined : kind;
}

function createFile(): TestDatabase {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-database-'));
  return {
    options: { dialect: 'sqlite', storage: path.join(folder, 'db.sqlite') },
    remove: () => fs.promises.rm(folder, { recursive: true }),
  };
}

async function createOnService(kind: ServiceKind): Promise<TestDatabase> {
  const name = `wecom_${randomBytes(6).toString('hex')}`;
  const service = SERVICES[kind]();
  await execute(kind, service, `CREATE DATABASE ${name}`);
  return {
    options: { dialect: kind, ...service, database: name },
    remove: () => execute(kind, service, `DROP DATABASE ${name}`),
  };
}

interface Service {
  host: string;
  port: number;
  username: string;
  password: string;
}

const SERVICES: Record<ServiceKind, () => Service> = {
  postgres: () => ({ host: '127.0.0.1', port: 5432, username: process.env['PGUSER'] ?? 'postgres', password: '' }),
  mariadb: () => ({ host: '127.0.0.1', port: 3306, username: process.env['MYSQL_USER'] ?? 'root', password: '' }),
};

interface AdminConnection {
  query(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

// The drivers are the host's: the very ones that NocoBase connects with.
async function execute(kind: ServiceKind, service: Service, sql: string): Promise<void> {
  const require = createRequire(path.join(TRIMMED_HOST, 'package.json'));
  const { Sequelize } = require('sequelize') as {
    Sequelize: new (options: Record<string, unknown>) => AdminConnection;
  };
  const admin = { postgres: 'postgres', mariadb: 'mysql' }[kind];
  const connection = new Sequelize({ dialect: kind, ...service, database: admin, logging: false });
  try {
    await connection.query(sql);
  } finally {
    await connection.close();
  }
}
