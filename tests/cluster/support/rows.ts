import { createRequire } from 'node:module';
import path from 'node:path';
import type { TestDatabase } from '../../world/databases/database';
import { TRIMMED_HOST } from '../../../host/hosts';

interface Connection {
  query(sql: string): Promise<[unknown[], unknown]>;
  close(): Promise<void>;
}

/** The users of these members, oldest first. */
export function usersOf(database: TestDatabase, memberIds: string[]): Promise<{ id: number }[]> {
  const usernames = memberIds.map((id) => `'${id}'`).join(', ');
  return readRows(database, `SELECT id::int FROM users WHERE username IN (${usernames}) ORDER BY id`);
}

interface LinkRow {
  authenticator: string;
  identity: string;
  userId: number;
}

/** NocoBase's own links and our claims on them, in the same form and order. */
export async function linksOf(database: TestDatabase): Promise<{ links: LinkRow[]; claims: LinkRow[] }> {
  return {
    links: await readLinks(database, 'usersAuthenticators', 'uuid'),
    claims: await readLinks(database, 'wecomLinks', 'identity'),
  };
}

function readLinks(database: TestDatabase, table: string, identity: string): Promise<LinkRow[]> {
  const columns = `authenticator, ${identity} AS identity, "userId"::int`;
  return readRows(database, `SELECT ${columns} FROM "${table}" WHERE authenticator = 'wecom' ORDER BY "userId"`);
}

/** Leaves the root user alone in the database, and nobody linked. */
export async function forgetPeople(database: TestDatabase): Promise<void> {
  for (const table of ['usersAuthenticators', 'wecomLinks', 'wecomRefusals']) {
    await query(database, `DELETE FROM "${table}"`);
  }
  for (const table of ['rolesUsers', 'wecomProfileAuthors']) {
    await query(database, `DELETE FROM "${table}" WHERE "userId" <> 1`);
  }
  await query(database, 'DELETE FROM users WHERE id <> 1');
}

async function readRows<Row>(database: TestDatabase, sql: string): Promise<Row[]> {
  return (await query(database, sql)) as Row[];
}

/** Asks past NocoBase, with the driver that NocoBase uses. */
async function query({ options }: TestDatabase, sql: string): Promise<unknown[]> {
  const require = createRequire(path.join(TRIMMED_HOST, 'package.json'));
  const { Sequelize } = require('sequelize') as { Sequelize: new (options: object) => Connection };
  const connection = new Sequelize({ ...options, logging: false });
  try {
    const [rows] = await connection.query(sql);
    return rows;
  } finally {
    await connection.close();
  }
}
