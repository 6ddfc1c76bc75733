import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { failStatements } from './support/failing-database';
import { newMember } from './support/members';
import { signInInClient, signInOnWeb } from '../world/sign-in';
import { startWorld, type World } from '../world/start-world';
import { allUsers, createUser } from './support/users';

const EVERY = { name: 'every-sign-in', avatar: 'every-sign-in', email: 'every-sign-in', phone: 'every-sign-in' };

let world: World;
let mend = () => {};

async function startWith(profile: Record<string, string>): Promise<void> {
  world = await startWorld({ public: { autoSignUp: true }, profile });
  // An app created before 20 June 2022: `user/get` tells everything.
  world.simulator.control.setBehaviour({ personalFieldsInUserGet: 'yes' });
}

async function userOf(id: number | undefined) {
  return (await allUsers(world.nocobase)).find((user) => user.id === id);
}

async function linkOf(userId: number | undefined) {
  const links = world.nocobase.app.db.getRepository('usersAuthenticators');
  return (await links.findOne({ filter: { userId: userId ?? 0 }, raw: true })) as { nickname: string; avatar: string };
}

async function store(userId: number | undefined, values: Record<string, unknown>): Promise<void> {
  await world.nocobase.app.db.getRepository('users').update({ filterByTk: userId ?? 0, values });
}

/** The statements that change users or their links during `work`. */
async function writesDuring(work: () => Promise<unknown>): Promise<string[]> {
  const writes: string[] = [];
  mend = failStatements(world.nocobase, (sql) => {
    if (/^UPDATE [^ ]*\busers(Authenticators)?\b/.test(sql)) {
      writes.push(sql);
    }
    return false;
  });
  await work();
  mend();
  return writes;
}

afterEach(() => mend());

describe('with "at every sign-in" for each field', () => {
  beforeAll(() => startWith(EVERY));
  afterAll(() => world.stop());

  test('a linked sign-in takes over what changed, within two calls to WeCom', async () => {
    const { user } = await signInInClient(world, 'zhangsan');
    const personalFields = {
      mobile: '+8613900000001',
      biz_mail: 'new@corp.example.com',
      avatar: 'https://example.com/new',
    };
    world.simulator.control.updateMember('zhangsan', { name: '张三丰', personalFields });
    world.simulator.control.clearJournal();

    const again = await signInOnWeb(world, 'zhangsan');

    const calls = world.simulator.control.journal().filter(({ path }) => path.startsWith('/cgi-bin/'));
    expect(calls.map(({ path }) => path)).toEqual(['/cgi-bin/auth/getuserinfo', '/cgi-bin/user/get']);
    expect(again.user).toMatchObject({ id: user?.id, nickname: '张三丰' });
    expect(again.user).not.toHaveProperty('phone');
    expect(await userOf(user?.id)).toMatchObject({
      nickname: '张三丰',
      email: 'new@corp.example.com',
      phone: '13900000001',
    });
    expect(await linkOf(user?.id)).toMatchObject({ nickname: '张三丰', avatar: 'https://example.com/new' });
  });

  test('a sign-in that finds nothing new writes nothing', async () => {
    const { id } = newMember(world);
    await signInInClient(world, id);
    world.simulator.control.updateMember(id, { name: '张三三' });

    expect(await writesDuring(() => signInOnWeb(world, id))).toHaveLength(2);
    expect(await writesDuring(() => signInOnWeb(world, id))).toEqual([]);
  });

  test('what WeCom does not tell stays as it is', async () => {
    const { id } = newMember(world);
    const { user } = await signInInClient(world, id);
    const before = await userOf(user?.id);
    world.simulator.control.setBehaviour({ personalFieldsInUserGet: 'no' });

    await signInOnWeb(world, id);

    world.simulator.control.setBehaviour({ personalFieldsInUserGet: 'yes' });
    expect(await userOf(user?.id)).toEqual(before);
  });

  test('an existing user is brought up to date by the sign-in that links it', async () => {
    const id = await createUser(world.nocobase, { username: 'wang', nickname: 'Wang', phone: '138 0000 0003' });

    const { user } = await signInInClient(world, 'wangwu');

    expect(user).toMatchObject({ id, nickname: '王五', email: 'wangwu@corp.example.com' });
    expect(await userOf(id)).toMatchObject({ phone: '138 0000 0003' });
  });

  describe('a value that another user has', () => {
    let holder = 0;

    beforeEach(async () => {
      const values = { username: 'holder', nickname: 'Holder', phone: '137 0000 0000', email: 'holder@example.com' };
      holder = await createUser(world.nocobase, values);
    });
    afterEach(() => world.nocobase.app.db.getRepository('users').destroy({ filterByTk: holder }));

    test('is left with that user, and the rest is taken over', async () => {
      const { user } = await signInInClient(world, 'rootmobile');
      await store(user?.id, { phone: '13600000000' });
      const personalFields = { mobile: '+86 137-0000-0000', biz_mail: 'holder@example.com' };
      world.simulator.control.updateMember('rootmobile', { name: '高高管', personalFields });
      const warn = vi.spyOn(world.nocobase.app.log, 'warn');

      const again = await signInOnWeb(world, 'rootmobile');

      expect(again.user).toMatchObject({ id: user?.id, nickname: '高高管' });
      expect(await userOf(user?.id)).toMatchObject({ phone: '13600000000', email: 'rootmobile@corp.example.com' });
      expect(await userOf(holder)).toMatchObject({ phone: '137 0000 0000', email: 'holder@example.com' });
      expect(warn.mock.calls).toContainEqual([
        'WeCom profile not taken over: another user has the value',
        { authenticator: 'wecom', userId: user?.id, fields: ['email', 'phone'] },
      ]);
    });

    test('does not keep its owner out, and opens nobody else’s user', async () => {
      const [thiefId, ownerId] = [newMember(world).id, newMember(world).id];
      const { user: thief } = await signInInClient(world, thiefId);
      world.simulator.control.updateMember(thiefId, { personalFields: { mobile: '13700000000' } });
      await signInOnWeb(world, thiefId);
      world.simulator.control.updateMember(ownerId, { personalFields: { mobile: '13700000000' } });

      const { user } = await signInInClient(world, ownerId);

      expect(user?.id).toBe(holder);
      expect(user?.id).not.toBe(thief?.id);
    });
  });

  test('a number taken over refuses whoever comes with it later, and opens nothing', async () => {
    const [id, latecomer] = [newMember(world).id, newMember(world).id];
    await signInInClient(world, id);
    world.simulator.control.updateMember(id, { personalFields: { mobile: '13500000000' } });
    await signInOnWeb(world, id);
    world.simulator.control.updateMember(latecomer, { personalFields: { mobile: '13500000000' } });

    const { error } = await signInInClient(world, latecomer);

    expect(error?.code).toBe('wecom_phone_taken');
  });

  test('the root user is never changed, even when somebody linked it by hand', async () => {
    const identity = 'wwf0e1d2c3b4a59687/sunqi';
    const { db } = world.nocobase.app;
    await db.getRepository('usersAuthenticators').create({
      values: { authenticator: 'wecom', userId: 1, uuid: identity },
    });
    await db.getRepository('wecomLinks').create({ values: { authenticator: 'wecom', userId: 1, identity } });
    const before = await userOf(1);

    const { user } = await signInOnWeb(world, 'sunqi');

    expect(user?.id).toBe(1);
    expect(await userOf(1)).toEqual(before);
  });

  test.each([['users'], ['usersAuthenticators']])(
    'a database that fails at %s does not stop the sign-in, and its words stay out of the log',
    async (table) => {
      const { id } = newMember(world);
      const { user } = await signInInClient(world, id);
      world.simulator.control.updateMember(id, { name: `李四 ${table}`, personalFields: { mobile: '13300000000' } });
      const warn = vi.spyOn(world.nocobase.app.log, 'warn');
      mend = failStatements(world.nocobase, (sql) => new RegExp(`^UPDATE [^ ]*\\b${table}\\b`).test(sql));

      const again = await signInOnWeb(world, id);
      mend();

      expect(again.token).toBeTruthy();
      expect(again.user?.nickname).not.toContain(table);
      const about = { authenticator: 'wecom', userId: user?.id, error: 'Error' };
      expect(warn.mock.calls).toContainEqual(['WeCom profile not refreshed', about]);
      expect(JSON.stringify(warn.mock.calls)).not.toMatch(/13300000000|connection lost/);
      expect((await signInOnWeb(world, id)).user?.nickname).toBe(`李四 ${table}`);
    },
  );
});

describe('with "never" for each field', () => {
  beforeAll(() => startWith({ name: 'never', avatar: 'never', email: 'never', phone: 'never' }));
  afterAll(() => world.stop());

  test('a new user has nothing of WeCom but a name from the member ID', async () => {
    const { user } = await signInInClient(world, 'zhangsan');

    const empty = { nickname: 'zhangsan', username: 'zhangsan', phone: null, email: null };
    expect(await userOf(user?.id)).toMatchObject(empty);
    expect(await linkOf(user?.id)).toMatchObject({ nickname: '', avatar: '' });
  });

  test('members are matched by phone all the same', async () => {
    const id = await createUser(world.nocobase, { username: 'wang', nickname: 'Wang', phone: '13800000003' });

    expect((await signInInClient(world, 'wangwu')).user).toMatchObject({ id, nickname: 'Wang' });
  });
});

test('by default a later sign-in changes nothing', async () => {
  await startWith({});
  const { user } = await signInInClient(world, 'zhangsan');
  await store(user?.id, { nickname: 'Own words', email: 'own@example.com', phone: '13200000000' });
  const before = await userOf(user?.id);
  world.simulator.control.updateMember('zhangsan', {
    name: '张三丰',
    personalFields: { avatar: 'https://example.com/new' },
  });

  const writes = await writesDuring(() => signInOnWeb(world, 'zhangsan'));

  expect(writes).toEqual([]);
  expect(await userOf(user?.id)).toEqual(before);
  await world.stop();
});
