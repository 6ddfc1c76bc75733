import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDatabase, type TestDatabase } from '../../world/databases/database';
import { type NocoBase, startNocoBase } from '../../world/nocobase/start-nocobase';
import { signInInClient } from '../../world/sign-in';
import { optionsFor, startWorld, type World } from '../../world/start-world';
import { change, listRefusals, rootSession, seen } from '../support/links';
import { newMember } from '../support/members';
import { storeOptions } from '../support/stored-options';
import { allLinks, allUsers } from '../support/users';

let database: TestDatabase;
let world: World;
let other: NocoBase;

beforeAll(async () => {
  database = await createDatabase();
  world = await startWorld({}, { database });
  await storeUserPastThePlugin('ZhangSan');
  other = await startWithoutLookingAtUsers();
});
afterAll(async () => {
  await other.stop();
  await world.stop();
  await database.remove();
});

async function storeUserPastThePlugin(username: string): Promise<void> {
  await world.nocobase.app.db.getModel('users').bulkCreate([{ username }], { hooks: false });
}

/** A second node, whose first look at who wrote the users' values has failed. */
async function startWithoutLookingAtUsers(): Promise<NocoBase> {
  type Query = (this: unknown, sql: string | { query: string }, ...rest: unknown[]) => Promise<unknown>;
  const sequelize = Object.getPrototypeOf(world.nocobase.app.db.sequelize) as { query: Query };
  const { query } = sequelize;
  const refused: string[] = [];
  const spy = vi.spyOn(sequelize, 'query').mockImplementation(function failing(this: unknown, sql, ...rest) {
    const text = typeof sql === 'string' ? sql : sql.query;
    if (!/^SELECT .*wecomProfileAuthors.* IN \(/.test(text)) {
      return query.call(this, sql, ...rest);
    }
    refused.push(text);
    return Promise.reject(new Error('connection lost'));
  });
  const node = await startNocoBase({ database });
  await vi.waitFor(() => expect(refused).not.toEqual([]));
  spy.mockRestore();
  return node;
}

async function createUserOn(node: NocoBase, memberId: string) {
  const row = (await listRefusals(node)).find(({ member }) => member?.memberId === memberId);
  return change(node, await rootSession(node), 'wecom:createUser', seen(row));
}

test('a username that another user has in another case is left to them, also on a node that has just started', async () => {
  await signInInClient(world, 'zhangsan');

  await createUserOn(other, 'zhangsan');

  expect((await signInInClient(world, 'zhangsan')).user?.username).toMatch(/^zhangsan_[0-9a-f]{6}$/);
});

test('a member who signs up on one node while an administrator makes a user on another has one user', async () => {
  const members = Array.from({ length: 3 }, () => newMember(world));
  for (const { id } of members) {
    await signInInClient(world, id);
  }
  const before = (await allUsers(world.nocobase)).length;
  await storeOptions(
    world.nocobase,
    'wecom',
    optionsFor(world.simulator, { secret: undefined, public: { autoSignUp: true } }),
  );

  const outcomes = await Promise.all(
    members.map(({ id }) => Promise.all([signInInClient(world, id), createUserOn(other, id)])),
  );

  expect(outcomes.map(([{ status }]) => status)).toEqual(members.map(() => 200));
  expect(outcomes.map(([, { status }]) => status)).not.toContain(500);
  expect(await allUsers(world.nocobase)).toHaveLength(before + members.length);
  const { links, claims } = await allLinks(world.nocobase);
  expect(links).toEqual(claims);
});
