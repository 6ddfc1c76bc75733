import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../world/databases/database';
import { comeBack, complete } from '../world/sign-in';
import { startWorld, type World } from '../world/start-world';
import { type NocoBase, startNocoBase } from '../world/nocobase/start-nocobase';
import { allLinks, allUsers, forgetPeople } from './support/users';

let database: TestDatabase;
let world: World;
let nodes: [NocoBase, NocoBase];

beforeAll(async () => {
  database = await createDatabase();
  world = await startWorld({ public: { autoSignUp: true } }, { database });
  nodes = [world.nocobase, await startNocoBase({ database })];
});
afterAll(async () => {
  await nodes[1].stop();
  await world.stop();
  await database.remove();
});
beforeEach(() => forgetPeople(world));

/** Brings browsers, one for each member named, to the point where only the completion with consent is left. */
function readyToComplete(memberIds: string[]) {
  return Promise.all(
    memberIds.map(async (memberId) => {
      const { browser, address: silent } = await comeBack(world, memberId);
      const { error } = await complete(world, browser, silent);
      return { browser, address: await world.simulator.openInClient(error?.consentUrl ?? '', memberId) };
    }),
  );
}

/** Completes the sign-ins all at once, one half on each node. */
function completeOnBothNodes(ready: Awaited<ReturnType<typeof readyToComplete>>) {
  return Promise.all(
    ready.map(({ browser, address }, index) => complete({ nocobase: nodes[index % 2 ? 1 : 0] }, browser, address)),
  );
}

test('a hundred first sign-ins of one member at once, on two nodes, make one user and one link', async () => {
  const before = await allUsers(world.nocobase);
  const ready = await readyToComplete(Array<string>(100).fill('zhangsan'));

  const replies = await completeOnBothNodes(ready);

  expect(replies.flatMap(({ error }) => error ?? [])).toEqual([]);
  expect(replies.filter(({ token }) => token)).toHaveLength(100);
  expect(new Set(replies.map(({ user }) => user?.id)).size).toBe(1);
  expect(await allUsers(world.nocobase)).toHaveLength(before.length + 1);
  const { links, claims } = await allLinks(world.nocobase);
  expect(links).toHaveLength(1);
  expect(claims).toEqual(links);
});

test('first sign-ins of many members at once all succeed', async () => {
  const members = ['lisi', 'wangwu', 'zhaoliu', 'sunqi', 'Chen.Yi-1@Corp'];
  // Both of a member on the same node, and on different ones.
  const ready = await readyToComplete([...members, ...members, ...members]);

  const replies = await completeOnBothNodes(ready);

  expect(replies.flatMap(({ error }) => error ?? [])).toEqual([]);
  expect(new Set(replies.map(({ user }) => user?.id)).size).toBe(5);
});
