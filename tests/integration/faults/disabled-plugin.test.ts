import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../../world/databases/database';
import { comeBack, complete, signInInClient } from '../../world/sign-in';
import { startWorld, type World } from '../../world/start-world';
import { startNocoBase } from '../../world/nocobase/start-nocobase';
import { allUsers } from '../support/users';

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createDatabase();
  world = await startWorld({ public: { autoSignUp: true } }, { database });
  await signInInClient(world, 'lisi');
});
afterAll(async () => {
  await world.stop();
  await database.remove();
});

async function restart({ disabled }: { disabled: boolean }): Promise<void> {
  await world.nocobase.stop();
  world.nocobase = await startNocoBase({ database, disabled });
}

test('a sign-in during which the plugin is disabled is refused, and completes when it is enabled again', async () => {
  const { browser, address } = await comeBack(world, 'lisi');
  const users = await allUsers(world.nocobase);

  await restart({ disabled: true });
  const { status, token, error } = await complete(world, browser, address);
  const usersAfter = await allUsers(world.nocobase);
  await restart({ disabled: false });
  const enabledAgain = await complete(world, browser, address);

  // NocoBase answers, without a code; the sign-in page then has words of its own.
  expect({ status, token, code: error?.code }).toEqual({ status: 500, token: undefined, code: undefined });
  expect(usersAfter).toEqual(users);
  expect(enabledAgain.user?.username).toBe('lisi');
});
