import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../../world/databases/database';
import { comeBackToLink, completeLink, link, change, signInByPassword } from '../support/links';
import { signInInClient } from '../../world/sign-in';
import { optionsFor, startWorld, type World } from '../../world/start-world';
import { allLinks, forgetPeople } from '../support/users';

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createDatabase();
  world = await startWorld({ public: { autoSignUp: true } }, { database });
});
afterAll(async () => {
  await world.stop();
  await database.remove();
});
beforeEach(() => forgetPeople(world));

test('of two who link one member at once, one wins and the other is told', async () => {
  const one = await signInByPassword(world.nocobase, 'gina');
  const other = await signInByPassword(world.nocobase, 'hugo');
  const attempts = [
    await comeBackToLink(world, one, 'zhangsan'),
    await comeBackToLink(world, other, 'zhangsan'),
  ] as const;

  const replies = await Promise.all([completeLink(world, one, attempts[0]), completeLink(world, other, attempts[1])]);

  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 409]));
  const { links, claims } = await allLinks(world.nocobase);
  expect(claims).toHaveLength(1);
  expect(claims).toEqual(links);
});

test('of two ways in that are given up at once, one stays', async () => {
  const { nocobase, simulator } = world;
  await nocobase.createAuthenticator({ name: 'second', options: optionsFor(simulator) });
  const { token = '' } = await signInInClient(world, 'wangwu');
  const session = { token, authenticator: 'wecom' };
  await link(world, session, 'wangwu', 'second');

  const replies = await Promise.all(
    ['wecom', 'second'].map((authenticator) => change(nocobase, session, 'wecom:unlink', { authenticator })),
  );

  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 409]));
});
