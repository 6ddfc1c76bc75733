import { afterEach, describe, expect, test } from 'vitest';
import { aMember, the } from '../../../packages/plugin/src/server/directory/testing/builders';
import { useWorld } from '../../world/use-world';
import { allLinks, allUsers, createUser } from '../support/users';
import { COMPANY, DEPARTMENTS, LI, places, ZHANG } from './support/company';
import { outcomesOf, runDirectory, SOURCE } from './support/directory';
import { forgetDirectory, placesOf } from './support/stored';

const world = useWorld({}, { plugins: ['collection-tree', 'departments'] });

afterEach(() => forgetDirectory(world.nocobase));

const run = (options: Parameters<typeof runDirectory>[1]) => runDirectory(world.nocobase, options);

async function userNamed(username: string) {
  const users = await allUsers(world.nocobase);
  return users.find((user) => user.username === username);
}

describe('a username that is taken', () => {
  test('by somebody who looks like the member, gets the new user another one', async () => {
    await createUser(world.nocobase, { username: 'zhangsan', nickname: 'Somebody' });
    const decisions = { members: new Map([[the('zhangsan'), { kind: 'make' as const }]]) };

    const { failures } = await run({ ...COMPANY, decisions });

    expect(failures).toEqual([]);
    const usernames = (await allUsers(world.nocobase)).map(({ username }) => username);
    expect(usernames.filter((username) => /^ZhangSan_[0-9a-f]{6}$/.test(username ?? ''))).toHaveLength(1);
  });

  test('by another member of the same run, too', async () => {
    const members = ['a.b', 'a@b'].map((memberId) => aMember({ memberId, name: memberId }));

    const { failures } = await run({ told: { departments: DEPARTMENTS, members } });

    expect(failures).toEqual([]);
    const usernames = (await allUsers(world.nocobase)).map(({ username }) => username);
    expect(usernames.filter((username) => username?.startsWith('a_b'))).toHaveLength(2);
  });
});

/** An administrator's word that Zhangsan is this user. */
const adopting = (userId: number) => ({
  members: new Map([[the('zhangsan'), { kind: 'adopt' as const, userId, inList: false }]]),
});

describe('somebody who is adopted', () => {
  test('is linked, and put where WeCom says', async () => {
    const userId = await createUser(world.nocobase, { username: 'zhangsan', nickname: 'Somebody' });

    const { plan, failures } = await run({ ...COMPANY, decisions: adopting(userId) });

    expect(failures).toEqual([]);
    expect(outcomesOf(plan)).toMatchObject({ zhangsan: 'adopted' });
    expect((await allLinks(world.nocobase)).claims).toContainEqual({
      authenticator: 'wecom',
      identity: the('zhangsan'),
      userId,
    });
    expect(await placesOf(world.nocobase)).toMatchObject({ zhangsan: ['1 North', 'Sales*'] });
    expect(outcomesOf((await run(COMPANY)).plan)).toMatchObject({ zhangsan: 'unchanged' });
  });

  test('and deleted meanwhile, is a failure, and the others are written', async () => {
    const userId = await createUser(world.nocobase, { username: 'zhangsan', nickname: 'Somebody' });
    const meanwhile = async () => {
      await world.nocobase.app.db.getRepository('users').destroy({ filterByTk: userId });
    };

    const { failures } = await run({ ...COMPANY, decisions: adopting(userId), meanwhile });

    expect(failures).toEqual([{ subject: 'member', identity: the('zhangsan'), reason: 'user-missing' }]);
    expect(await userNamed('Li_Na')).toBeDefined();
  });
});

const refuse = () => Promise.reject(new Error('no'));

describe('a leaver', () => {
  const left = { told: { departments: DEPARTMENTS, members: [ZHANG, { ...LI, status: 'left' as const }] } };

  test('is closed once, and keeps departments and link', async () => {
    await run(COMPANY);
    const li = await userNamed('Li_Na');

    const { closed, touched, failures } = await run({ ...left, answer: { kind: 'left' } });

    expect(failures).toEqual([]);
    expect([closed, touched]).toEqual([[li?.id], [li?.id]]);
    expect(await placesOf(world.nocobase)).toMatchObject({ Li_Na: ['1 Factory'] });
    expect((await allLinks(world.nocobase)).claims.map(({ userId }) => userId)).toContain(li?.id);
    expect((await run({ ...left, answer: { kind: 'left' } })).wrote).toEqual([]);
  });

  test('whose account cannot be closed is a failure, and is tried again', async () => {
    await run(COMPANY);
    const accounts = { close: refuse, open: refuse, touch: () => Promise.resolve() };

    const { failures } = await run({ ...left, answer: { kind: 'left' }, write: { accounts } });

    expect(failures).toEqual([{ subject: 'member', identity: the('li.na'), reason: 'refused' }]);
    expect((await run({ ...left, answer: { kind: 'left' } })).closed).toHaveLength(1);
  });

  test('whose ID is somebody else’s by now makes room for a new user', async () => {
    await run(COMPANY);
    const former = await userNamed('Li_Na');
    await run({ ...left, answer: { kind: 'left' } });
    const decisions = { members: new Map([[the('li.na'), { kind: 'make' as const }]]) };
    const told = { departments: DEPARTMENTS, members: [ZHANG, { ...LI, name: '李雷' }] };

    const { failures } = await run({ told, decisions });

    expect(failures).toEqual([]);
    const { links, claims } = await allLinks(world.nocobase);
    expect(claims).toEqual(links);
    const link = links.find(({ identity }) => identity === the('li.na'));
    expect(link?.userId).not.toBe(former?.id);
    expect((await allUsers(world.nocobase)).find(({ id }) => id === link?.userId)?.nickname).toBe('李雷');
    expect((await placesOf(world.nocobase))['Li_Na']).toEqual([]);
    expect((await run({ told })).wrote).toEqual([]);
  });
});

test('a user who is deleted by hand is not made again', async () => {
  await run(COMPANY);
  const li = await userNamed('Li_Na');
  await world.nocobase.app.db.getRepository('users').destroy({ filterByTk: li?.id ?? 0 });

  const { plan, failures } = await run(COMPANY);

  expect(failures).toEqual([]);
  expect(outcomesOf(plan)).toEqual({ zhangsan: 'unchanged', 'li.na': 'user-deleted' });
  expect(await userNamed('Li_Na')).toBeUndefined();
  expect((await run(COMPANY)).wrote).toEqual([]);
});

test('a user without a link to anybody is no member of this run’s', async () => {
  await run(COMPANY);
  const li = await userNamed('Li_Na');
  await world.nocobase.app.db.getModel('usersAuthenticators').destroy({ where: { userId: li?.id ?? 0 } });

  const { plan } = await run({ ...COMPANY, told: { ...COMPANY.told, members: [ZHANG, { ...LI, ...places('4') }] } });

  expect(outcomesOf(plan)).toMatchObject({ 'li.na': 'unlinked' });
  expect(await placesOf(world.nocobase)).toMatchObject({ Li_Na: [] });
});

test('two sources know who is active in the other', async () => {
  await run(COMPANY);

  const { plan } = await run({ ...COMPANY, source: { ...SOURCE, name: 'second' } });

  expect(outcomesOf(plan)).toEqual({ zhangsan: 'changed', 'li.na': 'changed' });
  const left = { told: { departments: DEPARTMENTS, members: [ZHANG] }, answer: { kind: 'out-of-range' } as const };
  expect(outcomesOf((await run(left)).plan)).toMatchObject({ 'li.na': 'out-of-range' });
});
