import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorize, complete, newBrowser, startWorld, type World } from './harness/sign-in';
import { createSharedDatabase, type TestDatabase } from './harness/database';
import { allLinks, allUsers } from './harness/users';

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createSharedDatabase();
  world = await startWorld({ public: { autoSignUp: true } }, { database });
});
afterAll(async () => {
  await world.stop();
  await database.remove();
});

/** Brings a browser to the point where only the completion with consent is left. */
async function readyToComplete(memberId: string) {
  const browser = newBrowser();
  const silent = await world.simulator.openInClient(await authorize(world, browser), memberId);
  const { error } = await complete(world, browser, silent);
  return { browser, address: await world.simulator.openInClient(error?.consentUrl ?? '', memberId) };
}

test('thirty first sign-ins of one member at once make one user and one link', async () => {
  const before = await allUsers(world.nocobase);
  const ready = await Promise.all(Array.from({ length: 30 }, () => readyToComplete('zhangsan')));

  const replies = await Promise.all(ready.map(({ browser, address }) => complete(world, browser, address)));

  expect(replies.map(({ error }) => error)).toEqual(Array(30).fill(undefined));
  expect(new Set(replies.map(({ user }) => user?.id)).size).toBe(1);
  expect(await allUsers(world.nocobase)).toHaveLength(before.length + 1);
  const { links, claims } = await allLinks(world.nocobase);
  expect(links).toHaveLength(1);
  expect(claims).toEqual(links);
});

test('first sign-ins of many members at once all succeed', async () => {
  const members = ['lisi', 'wangwu', 'zhaoliu', 'sunqi', 'Chen.Yi-1@Corp'];
  const ready = await Promise.all([...members, ...members].map(readyToComplete));

  const replies = await Promise.all(ready.map(({ browser, address }) => complete(world, browser, address)));

  expect(replies.map(({ error }) => error)).toEqual(Array(10).fill(undefined));
  expect(new Set(replies.map(({ user }) => user?.id)).size).toBe(5);
});
