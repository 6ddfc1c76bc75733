import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  change,
  link,
  listRefusals,
  listenToAudit,
  listLinks,
  myLinks,
  rootSession,
  signInByPassword,
  type Session,
  seen,
} from '../support/links';
import { signInInClient, signInOnWeb } from '../../world/sign-in';
import { optionsFor, startWorld, type World } from '../../world/start-world';
import { allLinks, createUser, forgetPeople } from '../support/users';

let world: World;
let root: Session;

beforeAll(async () => {
  world = await startWorld({ public: { autoSignUp: true } });
  root = await rootSession(world.nocobase);
});
afterAll(() => world.stop());
beforeEach(() => forgetPeople(world));

/** Gives a user a role that may manage users and nothing else. */
async function userManager(username: string): Promise<Session & { userId: number }> {
  const manager = await signInByPassword(world.nocobase, username);
  await world.nocobase.api('roles:create', { ...asRoot(), body: { name: username, snippets: ['pm.users'] } });
  await world.nocobase.api(`users/${manager.userId}/roles:set`, { ...asRoot(), body: [username] });
  return manager;
}

/** Two links: 张三 by a first sign-in, then 李四 with the user anna. */
async function linkTwo() {
  const { user } = await signInInClient(world, 'zhangsan');
  await link(world, await signInByPassword(world.nocobase, 'anna'), 'lisi');
  return { user };
}

/** A conflict: carl, who is linked to 孙七, has the number of 陈一. */
async function refuseTakenNumber() {
  const carl = await signInByPassword(world.nocobase, 'carl', { phone: '13800000009' });
  await link(world, carl, 'sunqi');
  await signInInClient(world, 'Chen.Yi-1@Corp');
  return carl;
}

async function found(search: string): Promise<string[]> {
  const rows = await listLinks(world.nocobase, `?search=${encodeURIComponent(search)}`);
  return rows.map(({ member }) => member?.memberId);
}

const asRoot = () => ({ token: root.token, headers: { 'X-Authenticator': 'basic' } });

describe('links', () => {
  test('are listed with member, user, since when and the last sign-in', async () => {
    const before = Date.now();
    const { user } = await linkTwo();

    const links = await listLinks(world.nocobase);

    expect(links).toMatchObject([
      { authenticatorTitle: 'WeCom', member: { memberId: 'lisi', name: '李四' }, user: { username: 'anna' } },
      { member: { memberId: 'zhangsan', name: '张三' }, user: { id: user?.id, nickname: '张三' } },
    ]);
    expect(links.map(({ lastSignInAt }) => lastSignInAt !== null)).toEqual([false, true]);
    for (const { linkedAt } of links) {
      expect(Date.parse(linkedAt)).toBeGreaterThanOrEqual(before - 1000);
    }
    expect(JSON.stringify(links)).not.toContain('13800000001');
  });

  test('are found by member and by user', async () => {
    await linkTwo();

    expect(await found('张')).toEqual(['zhangsan']);
    expect(await found('LISI'.toLowerCase())).toEqual(['lisi']);
    expect(await found('anna')).toEqual(['lisi']);
    expect(await found('nobody')).toEqual([]);
  });

  test('come in pages', async () => {
    await linkTwo();

    expect(await listLinks(world.nocobase, '?pageSize=1&page=2')).toMatchObject([{ member: { memberId: 'zhangsan' } }]);
    const reply = await world.nocobase.api('wecom:listLinks?pageSize=1', asRoot());
    expect(reply.body).toMatchObject({ data: [{}], meta: { count: 2 } });
  });

  test('note a sign-in, but write at most once an hour', async () => {
    await signInInClient(world, 'zhangsan');
    const [row] = await listLinks(world.nocobase, '?search=zhangsan');
    const minutesLater = async (minutes: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(row?.lastSignInAt ?? '') + minutes * 60_000 });
      await signInOnWeb(world, 'zhangsan');
      vi.useRealTimers();
      const [now] = await listLinks(world.nocobase, '?search=zhangsan');
      return Date.parse(now?.lastSignInAt ?? '') - Date.parse(row?.lastSignInAt ?? '');
    };

    expect(await minutesLater(59)).toBe(0);
    expect(await minutesLater(60)).toBeGreaterThanOrEqual(60 * 60_000);
  });

  test('whose row at NocoBase is gone are not listed', async () => {
    const bert = await signInByPassword(world.nocobase, 'bert');
    await link(world, bert, 'wangwu');
    await world.nocobase.app.db.getRepository('usersAuthenticators').destroy({ filter: { userId: bert.userId } });

    expect(await listLinks(world.nocobase, '?search=wangwu')).toEqual([]);
    expect(await myLinks(world.nocobase, bert)).toEqual([{ authenticator: 'wecom', title: 'WeCom' }]);
  });

  test('are removed by who manages users, also when they are the only way in', async () => {
    await signInInClient(world, 'zhangsan');
    const manager = await userManager('manager');
    const records = listenToAudit(world.nocobase);
    const [row] = await listLinks(world.nocobase, '?search=zhangsan');

    const removed = await change(world.nocobase, manager, 'wecom:removeLink', { id: row?.id ?? 0 });

    expect(removed.status).toBe(200);
    expect(await listLinks(world.nocobase, '?search=zhangsan')).toEqual([]);
    const { links, claims } = await allLinks(world.nocobase);
    expect(JSON.stringify([links, claims])).not.toContain('zhangsan');
    expect(records).toMatchObject([
      {
        action: 'unlink',
        userId: String(manager.userId),
        targetRecordUK: String(row?.user.id),
        metadata: { by: 'administrator' },
      },
    ]);
    const again = await change(world.nocobase, manager, 'wecom:removeLink', { id: row?.id ?? 0 });
    expect(again.error?.code).toBe('wecom_link_not_found');
  });
});

describe('conflicts', () => {
  let one: number;
  let other: number;

  beforeEach(async () => {
    one = await createUser(world.nocobase, { nickname: 'One', username: 'one', phone: '13800000004' });
    other = await createUser(world.nocobase, { nickname: 'Other', username: 'other', phone: '+86 138 0000 0004' });
  });

  test('of an ambiguous phone number are listed once, with the users it could be', async () => {
    const records = listenToAudit(world.nocobase);
    await signInInClient(world, 'zhaoliu');
    await signInInClient(world, 'zhaoliu');

    const conflicts = await listRefusals(world.nocobase);

    expect(conflicts).toMatchObject([
      {
        authenticatorTitle: 'WeCom',
        member: { memberId: 'zhaoliu', name: '赵六' },
        reason: 'wecom_phone_ambiguous',
        maskedPhone: '138****04',
        candidates: [
          { id: one, nickname: 'One', username: 'one' },
          { id: other, nickname: 'Other', username: 'other' },
        ],
      },
    ]);
    expect(Date.parse(conflicts[0]?.lastAt ?? '')).toBeGreaterThan(Date.parse(conflicts[0]?.firstAt ?? ''));
    expect(records).toMatchObject(
      [1, 2].map(() => ({
        action: 'refuse',
        status: 403,
        metadata: { code: 'wecom_phone_ambiguous', phone: '138****04', by: 'sign-in' },
      })),
    );
    const stored: unknown = await world.nocobase.app.db.getRepository('wecomRefusals').find({ raw: true });
    expect(JSON.stringify(stored)).not.toContain('13800000004');
  });

  test('of a taken phone number name the user who has it', async () => {
    const carl = await refuseTakenNumber();

    const conflicts = await listRefusals(world.nocobase);
    expect(conflicts.find(({ member }) => member?.memberId === 'chen.yi-1@corp')).toMatchObject({
      reason: 'wecom_phone_taken',
      candidates: [{ id: carl.userId }],
    });
  });

  test('are resolved by choosing the user, who then signs in everywhere', async () => {
    await refuseTakenNumber();
    await signInInClient(world, 'zhaoliu');
    const records = listenToAudit(world.nocobase);
    const conflict = (await listRefusals(world.nocobase)).find(({ member }) => member?.memberId === 'zhaoliu');

    const resolved = await change(world.nocobase, root, 'wecom:resolveRefusal', {
      ...seen(conflict),
      userId: other,
    });

    expect(resolved.status).toBe(200);
    expect(records).toMatchObject([
      { action: 'link', targetRecordUK: String(other), metadata: { by: 'administrator' } },
    ]);
    expect((await signInOnWeb(world, 'zhaoliu')).user?.id).toBe(other);
    expect((await listRefusals(world.nocobase)).map(({ member }) => member?.memberId)).toEqual(['chen.yi-1@corp']);
  });

  test('are not resolved with a user who is linked, or does not exist', async () => {
    const linked = await refuseTakenNumber();
    const [conflict] = await listRefusals(world.nocobase);
    const resolve = (userId: number, id = seen(conflict).id) =>
      change(world.nocobase, root, 'wecom:resolveRefusal', { ...seen(conflict), id, userId });

    expect((await resolve(linked.userId)).error?.code).toBe('wecom_user_linked');
    expect((await resolve(987_654)).error?.code).toBe('wecom_link_not_found');
    expect((await resolve(one, 987_654)).error?.code).toBe('wecom_link_not_found');
    expect(await listRefusals(world.nocobase)).toHaveLength(1);
  });

  test('are resolved with the root user by the root user alone', async () => {
    const manager = await userManager('second-manager');
    await signInInClient(world, 'zhaoliu');
    const [conflict] = await listRefusals(world.nocobase);
    const values = { ...seen(conflict), userId: 1 };

    const refused = await change(world.nocobase, manager, 'wecom:resolveRefusal', values);
    expect(refused.error?.code).toBe('wecom_root_only_by_root');

    expect((await change(world.nocobase, root, 'wecom:resolveRefusal', values)).status).toBe(200);
  });

  test('go when the member gets in without help', async () => {
    await createUser(world.nocobase, { nickname: 'Twin 1', username: 'twin1', phone: '13800000001' });
    const twin = await createUser(world.nocobase, { nickname: 'Twin 2', username: 'twin2', phone: '+8613800000001' });
    await signInInClient(world, 'zhangsan');
    expect(await listRefusals(world.nocobase)).toHaveLength(1);
    await world.nocobase.app.db.getRepository('users').update({ filterByTk: twin, values: { phone: '13911112222' } });

    expect((await signInInClient(world, 'zhangsan')).user?.username).toBe('twin1');

    expect(await listRefusals(world.nocobase)).toEqual([]);
  });

  test('go with their authenticator', async () => {
    const options = optionsFor(world.simulator, { public: { autoSignUp: true } });
    const { body } = await world.nocobase.createAuthenticator({ name: 'leaving', options });
    const { id } = (body as { data: { id: number } }).data;
    for (const memberId of ['zhangsan', 'zhaoliu']) {
      await signInInClient(world, memberId, { query: { authenticator: 'leaving' } });
    }
    expect([await listRefusals(world.nocobase), await listLinks(world.nocobase)]).toMatchObject([[{}], [{}]]);

    await world.nocobase.api(`authenticators:destroy?filterByTk=${id}`, { ...asRoot(), body: {} });

    expect(await listRefusals(world.nocobase)).toEqual([]);
    expect(await listLinks(world.nocobase)).toEqual([]);
  });
});
