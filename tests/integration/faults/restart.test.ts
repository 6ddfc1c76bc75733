import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../../world/databases/database';
import { comeBack, complete } from '../../world/sign-in';
import { startWorld, type World } from '../../world/start-world';
import { startNocoBase, type NocoBase } from '../../world/nocobase/start-nocobase';
import { allLinks } from '../support/users';

let database: TestDatabase;
let world: World;
let restarted: NocoBase | undefined;

beforeAll(async () => {
  database = await createDatabase();
  world = await startWorld({ public: { autoSignUp: true } }, { database });
});
afterAll(async () => {
  await restarted?.stop();
  await world.simulator.stop();
  await database.remove();
});

test('a first sign-in completes when NocoBase was restarted between any two of its steps', async () => {
  const { browser, address } = await comeBack(world, 'zhangsan');

  await world.nocobase.stop();
  restarted = await startNocoBase({ database });
  const silent = await complete({ nocobase: restarted }, browser, address);
  const consented = await world.simulator.openInClient(silent.error?.consentUrl ?? '', 'zhangsan');
  await restarted.stop();
  restarted = await startNocoBase({ database });
  const { user, redirectTo } = await complete({ nocobase: restarted }, browser, consented);

  expect(user?.username).toBe('zhangsan');
  expect(redirectTo).toBe('/admin');
  expect((await allLinks(restarted)).links).toHaveLength(1);
});
