import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TRIMMED_HOST } from '../hosts';

interface Statement {
  lastID: number;
  changes: number;
}

type Row = Record<string, unknown>;

interface Connection {
  run(sql: string, parameters: unknown, callback: (this: Statement, error: Error | null) => void): void;
  all(sql: string, parameters: unknown, callback: (error: Error | null, rows: Row[]) => void): void;
  close(callback: (error: Error | null) => void): void;
}

interface Driver {
  Database: new (file: string, mode: number, callback?: (error: Error | null) => void) => Connection;
  OPEN_READWRITE: number;
  OPEN_CREATE: number;
}

// The driver as NocoBase loads it: installed in the host, beside what it is built on.
const driver = createRequire(path.join(TRIMMED_HOST, 'package.json'))('sqlite3') as Driver;

let folder: string;
let connections: Connection[];

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sqlite3-'));
  connections = [];
  await run(open(), 'CREATE TABLE members (id INTEGER PRIMARY KEY, name VARCHAR(255) UNIQUE, extra)');
});

afterEach(async () => {
  await Promise.all(connections.map(close));
  fs.rmSync(folder, { recursive: true });
});

function open(): Connection {
  const connection = new driver.Database(path.join(folder, 'db.sqlite'), driver.OPEN_READWRITE | driver.OPEN_CREATE);
  connections.push(connection);
  return connection;
}

function close(connection: Connection): Promise<unknown> {
  return new Promise((resolve) => connection.close(resolve));
}

function run(connection: Connection, sql: string, parameters: unknown = []): Promise<Statement> {
  return new Promise((resolve, reject) => {
    connection.run(sql, parameters, function done(error) {
      if (error) {
        reject(error);
      } else {
        resolve(this);
      }
    });
  });
}

function all(connection: Connection, sql: string, parameters: unknown = []): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    connection.all(sql, parameters, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}

const INSERT = 'INSERT INTO members (name) VALUES (?)';

describe('one connection', () => {
  test('tells the id of the new row and how many rows changed', async () => {
    const connection = open();
    await run(connection, INSERT, ['a']);

    const statement = await run(connection, "INSERT INTO members (name) VALUES ('b'), ('c')");

    expect(statement).toMatchObject({ lastID: 3, changes: 2 });
    expect(statement.constructor.name).toBe('Statement');
  });

  test('binds named parameters', async () => {
    const connection = open();
    await run(connection, 'INSERT INTO members (name) VALUES ($1)', { $1: 'a' });

    await expect(all(connection, 'SELECT id FROM members WHERE name = $1', { $1: 'a' })).resolves.toEqual([{ id: 1 }]);
  });

  test('stores values as node-sqlite3 does', async () => {
    const values = [true, false, undefined, 7, 1.5, 12n, 'x', Buffer.from('blob'), new Date(5)];
    const placeholders = values.map((_, index) => `? AS v${index}`).join(', ');

    const [row] = await all(open(), `SELECT ${placeholders}`, values);

    expect(Object.values(row ?? {})).toEqual([1, 0, null, 7, 1.5, 12, 'x', Buffer.from('blob'), 5]);
  });

  test('keeps a whole number whole in a text column', async () => {
    const connection = open();
    await run(connection, INSERT, [13800000001]);

    await expect(all(connection, 'SELECT name FROM members')).resolves.toEqual([{ name: '13800000001' }]);
  });

  test('returns no rows for a statement that has none', async () => {
    await expect(all(open(), 'BEGIN')).resolves.toEqual([]);
  });

  test('names the column of a broken unique constraint in the form of node-sqlite3', async () => {
    const connection = open();
    await run(connection, INSERT, ['a']);

    await expect(run(connection, INSERT, ['a'])).rejects.toMatchObject({
      message: 'SQLITE_CONSTRAINT: UNIQUE constraint failed: members.name',
      code: 'SQLITE_CONSTRAINT',
      errno: 19,
    });
  });

  test('runs statements in the order of the calls', async () => {
    const connection = open();

    const results = await Promise.all([
      run(connection, INSERT, ['a']),
      all(connection, 'SELECT count(*) AS count FROM members'),
      run(connection, INSERT, ['b']),
      all(connection, 'SELECT count(*) AS count FROM members'),
    ]);

    expect([results[1], results[3]]).toEqual([[{ count: 1 }], [{ count: 2 }]]);
  });

  test('tells a constraint from other errors, also in a query for rows', async () => {
    const connection = open();
    await run(connection, INSERT, ['a']);

    await expect(all(connection, "INSERT INTO members (name) VALUES ('a') RETURNING id")).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT',
    });
  });

  test('reports a file that cannot be opened', async () => {
    const file = path.join(folder, 'missing/db.sqlite');

    const error = await new Promise((resolve) => new driver.Database(file, driver.OPEN_READWRITE, resolve));

    expect(error).toMatchObject({ code: 'SQLITE_CANTOPEN' });
  });
});

describe('two connections to one file', () => {
  test('a writer waits for the transaction of the other to end', async () => {
    const [first, second] = [open(), open()];
    await run(first, 'BEGIN');
    await run(first, INSERT, ['a']);

    const waiting = run(second, INSERT, ['b']);
    await run(first, INSERT, ['c']);
    await run(first, 'COMMIT');

    await expect(waiting).resolves.toMatchObject({ lastID: 3 });
  });

  test.each(['run', 'all'] as const)(
    'a transaction that begins by writing waits its turn, also through %s',
    async (way) => {
      const [first, second] = [open(), open()];
      await run(first, 'BEGIN IMMEDIATE');

      const waiting = way === 'run' ? run(second, 'BEGIN IMMEDIATE') : all(second, 'BEGIN IMMEDIATE');
      await run(first, 'COMMIT');

      await expect(waiting).resolves.toBeDefined();
    },
  );

  test('a transaction that has read does not wait to write while another writes: they would wait for each other', async () => {
    const [first, second] = [open(), open()];
    await run(first, 'BEGIN');
    await run(first, INSERT, ['a']);
    await run(second, 'BEGIN');
    await all(second, 'SELECT * FROM members');

    const commit = run(first, 'COMMIT');
    await expect(run(second, INSERT, ['b'])).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await run(second, 'ROLLBACK');

    await expect(commit).resolves.toBeDefined();
  });

  test('many writers at once all succeed', async () => {
    const writers = Array.from({ length: 20 }, open);

    await Promise.all(writers.map((writer, index) => run(writer, INSERT, [`member ${index}`])));

    await expect(all(open(), 'SELECT count(*) AS count FROM members')).resolves.toEqual([{ count: 20 }]);
  });
});
