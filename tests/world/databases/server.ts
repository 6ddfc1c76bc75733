import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { TRIMMED_HOST } from '../../../host/hosts';
import type { DatabaseOptions } from './test-database';

/** A name that no other database of a server has. */
export function newDatabaseName(): string {
  return `wecom_${randomBytes(6).toString('hex')}`;
}

/**
 * Executes statements on one connection to a database server.
 * @param options as NocoBase connects
 * @returns the rows of the last one
 */
export async function execute(options: DatabaseOptions, ...statements: string[]): Promise<unknown[]> {
  const connection = connect(options);
  try {
    let rows: unknown[] = [];
    for (const sql of statements) {
      [rows] = await connection.query(sql);
    }
    return rows;
  } finally {
    await connection.close();
  }
}

interface Connection {
  query(sql: string): Promise<[rows: unknown[]]>;
  close(): Promise<void>;
}

// The driver is the host's: the very one that NocoBase connects with.
function connect(options: DatabaseOptions): Connection {
  const require = createRequire(path.join(TRIMMED_HOST, 'package.json'));
  const { Sequelize } = require('sequelize') as { Sequelize: new (options: object) => Connection };
  return new Sequelize({ ...options, logging: false });
}
