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

/** Reads rows past NocoBase, with the driver that NocoBase uses. */
async function readRows<Row>({ options }: TestDatabase, sql: string): Promise<Row[]> {
  const require = createRequire(path.join(TRIMMED_HOST, 'package.json'));
  const { Sequelize } = require('sequelize') as { Sequelize: new (options: object) => Connection };
  const connection = new Sequelize({ ...options, logging: false });
  try {
    const [rows] = await connection.query(sql);
    return rows as Row[];
  } finally {
    await connection.close();
  }
}
