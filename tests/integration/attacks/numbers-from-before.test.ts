import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../../world/databases/database';
import { signInInClient } from '../../world/sign-in';
import { optionsFor, startWorld, type World } from '../../world/start-world';
import { type NocoBase, startNocoBase } from '../../world/nocobase/start-nocobase';
import { newMember } from '../support/members';
import { act, signUp, writerOf } from '../support/typed-numbers';

let database: TestDatabase;
let world: World;
let later: NocoBase[] = [];

beforeAll(async () => {
  database = await createDatabase();
  world = await startWorld({}, { database });
  const wary = optionsFor(world.simulator, { existingPhones: 'typed' });
  await world.nocobase.createAuthenticator({ name: 'wary', options: wary });
});
afterAll(async () => {
  await Promise.all(later.map((nocobase) => nocobase.stop()));
  await world.stop();
  await database.remove();
});

function usersIn({ app }: NocoBase) {
  return app.db.getModel('users');
}

/** Writes as it was done before the plugin, or while it is disabled. */
async function pastThePlugin(phone: string, userId?: number): Promise<number> {
  const users = usersIn(world.nocobase);
  if (userId !== undefined) {
    await users.update({ phone }, { where: { id: userId }, hooks: false });
    return userId;
  }
  const user = await users.create({ username: `before${phone}`, phone }, { hooks: false });
  return Number(user.get('id'));
}

/** Forgets all authors, as if the plugin had never been enabled. */
async function forgetAll(): Promise<void> {
  await world.nocobase.app.db.getModel('wecomProfileAuthors').destroy({ where: {} });
}

/** Starts NocoBase with the plugin on the same database, and waits until it has looked at every user. */
async function enable(): Promise<World> {
  const nocobase = await startNocoBase({ database });
  later = [...later, nocobase];
  const enabled = { ...world, nocobase };
  // A first sign-in waits for it.
  await signInInClient(enabled, newMember(world).id);
  return enabled;
}

describe('numbers that were there when the plugin was first enabled', () => {
  test('link, or count as typed in: the administrator has the choice', async () => {
    const { id, mobile } = newMember(world);
    const userId = await pastThePlugin(`+86 ${mobile.slice(0, 3)} ${mobile.slice(3)}`);
    await forgetAll();

    const enabled = await enable();

    expect(await writerOf(enabled.nocobase, userId)).toBe('before');
    expect((await signInInClient(enabled, id, { query: { authenticator: 'wary' } })).error?.code).toBe(
      'wecom_phone_unproven',
    );
    expect((await signInInClient(enabled, id)).user?.id).toBe(userId);
  });

  test('are theirs no longer when they change, by whomever', async () => {
    const { id, mobile } = newMember(world);
    const userId = await pastThePlugin('13500000001');
    await forgetAll();
    await enable();

    await pastThePlugin(mobile, userId);
    const again = await enable();

    expect(await writerOf(again.nocobase, userId)).toBe('unknown');
    expect((await signInInClient(again, id)).error?.code).toBe('wecom_phone_unproven');
  });

  test('are taken as they were then, even when they change before all of them are brought to one form', async () => {
    const { id, mobile } = newMember(world);
    const userId = await pastThePlugin('13500000002');
    await forgetAll();
    await enable();
    const authors = world.nocobase.app.db.getModel('wecomProfileAuthors');
    // The plugin was disabled in the middle of its work.
    await authors.update({ writer: 'snapshot', value: '13500000002' }, { where: { userId, field: 'phone' } });
    await pastThePlugin(mobile, userId);

    const again = await enable();

    expect(await writerOf(again.nocobase, userId)).toBe('unknown');
    expect((await signInInClient(again, id)).error?.code).toBe('wecom_phone_unproven');
  });

  test('are taken once by several nodes that start together', async () => {
    const { mobile } = newMember(world);
    const userId = await pastThePlugin(mobile);
    await forgetAll();

    await Promise.all([enable(), enable(), enable()]);

    expect(await writerOf(world.nocobase, userId)).toBe('before');
  });
});

test('a user who came while the plugin was disabled is unknown, however the number is spelled', async () => {
  const members = [newMember(world), newMember(world)];
  const [plain = '', odd = ''] = members.map(({ mobile }) => mobile);
  const ids = [await pastThePlugin(plain), await pastThePlugin(`(+86) ${odd}`)];

  const enabled = await enable();

  for (const [index, member] of members.entries()) {
    expect(await writerOf(enabled.nocobase, ids[index] ?? 0)).toBe('unknown');
    expect((await signInInClient(enabled, member.id)).error?.code).toBe('wecom_phone_unproven');
  }
});

test('a number that came past the plugin a moment ago links nobody, and no second user is made in silence', async () => {
  const { id, mobile } = newMember(world);
  const userId = await pastThePlugin('13500000003');
  const enabled = await enable();

  await pastThePlugin(mobile, userId);

  expect((await signInInClient(enabled, id)).error?.code).toBe('wecom_phone_unproven');
});

test('a record says nothing about a number that is gone, or came back by the user’s own hand', async () => {
  const { id, mobile } = newMember(world);
  const { nocobase } = world;
  const user = await signUp(nocobase);
  await nocobase.app.db.getRepository('users').update({ filterByTk: user.userId, values: { phone: mobile } });
  expect(await writerOf(nocobase, user.userId)).toBe('other');
  await pastThePlugin('13500000004', user.userId);

  expect((await signInInClient(world, id)).error?.code).toBe('wecom_sign_up_off');

  nocobase.app.acl.allow('users', 'update', 'loggedIn');
  await act(nocobase, user, `users:update?filterByTk=${user.userId}`, { phone: mobile });
  expect(await writerOf(nocobase, user.userId)).toBe('user');
  expect((await signInInClient(world, id)).error?.code).toBe('wecom_phone_unproven');
});

test('what belongs to deleted users is forgotten when the plugin is enabled again', async () => {
  const userId = await pastThePlugin('13500000005');
  await enable();
  await usersIn(world.nocobase).destroy({ where: { id: userId }, hooks: false });
  expect(await writerOf(world.nocobase, userId)).toBeTruthy();

  await enable();

  expect(await writerOf(world.nocobase, userId)).toBeUndefined();
});
