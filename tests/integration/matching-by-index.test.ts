import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../world/databases/database';
import { failStatements } from './support/failing-database';
import { signInInClient } from '../world/sign-in';
import { startWorld, type World } from '../world/start-world';
import { type NocoBase, startNocoBase } from '../world/nocobase/start-nocobase';
import { newMember } from './support/members';
import { writerOf } from './support/typed-numbers';
import { createUser } from './support/users';

/** Enough that every database uses an index where there is one, and several batches of the first fill. */
const USERS = 5_000;

let database: TestDatabase;
let world: World;
let node: NocoBase;

beforeAll(async () => {
  database = await createDatabase();
  world = await startWorld({ public: { autoSignUp: true } }, { database });
  const { db } = world.nocobase.app;
  const crowd = Array.from({ length: USERS }, (_, index) => {
    const number = String(index).padStart(7, '0');
    return { username: `u${number}`, phone: `1570${number}`, email: `u${number}@example.com` };
  });
  await db.getModel('wecomProfileAuthors').destroy({ where: {} });
  for (let start = 0; start < USERS; start += 1000) {
    await db.getModel('users').bulkCreate(crowd.slice(start, start + 1000), { hooks: false });
  }
  node = await startNocoBase({ database });
  await signInInClient({ ...world, nocobase: node }, newMember(world).id);
  if (db.options.dialect !== 'sqlite') {
    await db.sequelize.query(`ANALYZE ${db.options.dialect === 'mariadb' ? 'TABLE users, wecomProfileAuthors' : ''}`);
  }
});
afterAll(async () => {
  await node.stop();
  await world.stop();
  await database.remove();
});

/** The statements that look for users or their authors during a first sign-in. */
async function lookUpsOf(memberId: string): Promise<string[]> {
  const statements: string[] = [];
  const mend = failStatements(node, (sql) => {
    if (/^SELECT .*\b(users|wecomProfileAuthors)\b/.test(sql)) {
      statements.push(sql);
    }
    return false;
  });
  const { error } = await signInInClient({ ...world, nocobase: node }, memberId);
  mend();
  expect(error).toBeUndefined();
  return statements;
}

/** How the database goes about a statement, in its own words. */
async function planOf(sql: string): Promise<string> {
  const { sequelize, options } = node.app.db;
  const [rows] = await sequelize.query(`EXPLAIN ${options.dialect === 'sqlite' ? 'QUERY PLAN ' : ''}${sql}`);
  return JSON.stringify(rows);
}

const READS_ALL =
  /SCAN (users|wecomProfileAuthors|user)\b|Seq Scan on (?:\\")?(users|wecomProfileAuthors)|"type":"(ALL|index)"/;

test('every user of the crowd is known by the number after the first start', async () => {
  const users = node.app.db.getModel('users');
  const last = await users.findOne({ where: { username: `u${String(USERS - 1).padStart(7, '0')}` } });

  expect(await writerOf(node, Number(last?.get('id')))).toBe('before');
  expect(await node.app.db.getModel('wecomProfileAuthors').count({ where: { writer: ['snapshot', 'unknown'] } })).toBe(
    0,
  );
});

test('a first sign-in finds the user by one query, by an index', async () => {
  const { id, mobile } = newMember(world);
  await createUser(node, { username: `own${id}`, phone: `+86 ${mobile}` });

  const byNumber = (await lookUpsOf(id)).filter((sql) => sql.includes(mobile));

  expect(byNumber).toHaveLength(1);
  expect(await planOf(byNumber[0] ?? '')).not.toMatch(READS_ALL);
});

test('a first sign-in of somebody new reads no table of users from end to end', async () => {
  const { id } = newMember(world);

  // NocoBase itself looks for the last place in the list of users whenever one is created.
  const lookUps = (await lookUpsOf(id)).filter((sql) => !/\bmax\(/i.test(sql));

  expect(lookUps.length).toBeGreaterThan(2);
  expect(lookUps.join('\n')).not.toMatch(/ LIKE /i);
  for (const sql of lookUps) {
    expect(await planOf(sql), sql).not.toMatch(READS_ALL);
  }
});
