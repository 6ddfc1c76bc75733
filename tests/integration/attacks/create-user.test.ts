import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SeenRefusal } from '../../../packages/plugin/src/shared/links';
import { signInInClient } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';
import {
  change,
  listenToAudit,
  listRefusals,
  rootSession,
  seen,
  type Session,
  signInByPassword,
} from '../support/links';
import { addMember } from '../support/members';
import { createRole, tokenOf } from '../support/roles';
import { storeOptions } from '../support/stored-options';
import { allLinks, allUsers, forgetPeople } from '../support/users';

const world = useWorld();
let root: Session;

beforeAll(async () => {
  root = await rootSession(world.nocobase);
  await createRole(world.nocobase, 'personnel', ['pm.users']);
  await createRole(world.nocobase, 'data-writer', ['!pm.*', '!ui.*']);
});

beforeEach(async () => {
  await forgetPeople(world);
});

const create = (row: SeenRefusal, session = root) => change(world.nocobase, session, 'wecom:createUser', row);
const authenticators = () => world.nocobase.app.db.getModel('authenticators');
const rows = () => world.nocobase.app.db.getModel('wecomRefusals');

/** The row that the refused sign-in of a member leaves, as an administrator has it on the page. */
async function refusalOf(memberId: string): Promise<SeenRefusal> {
  await signInInClient(world, memberId);
  const listed = await listRefusals(world.nocobase);
  return seen(listed.find(({ member }) => member?.memberId === memberId.toLowerCase()));
}

const usernames = async () => (await allUsers(world.nocobase)).slice(1).map(({ username }) => username);

describe('a user is made for nobody', () => {
  test.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    [
      'of a corp that the authenticator has left',
      () =>
        storeOptions(
          world.nocobase,
          'wecom',
          optionsFor(world.simulator, { secret: undefined, corpId: 'ww00000000000000aa' }),
        ),
      () => storeOptions(world.nocobase, 'wecom', optionsFor(world.simulator, { secret: undefined })),
    ],
    [
      'whose authenticator is switched off',
      () => authenticators().update({ enabled: false }, { where: { name: 'wecom' }, hooks: false }),
      () => authenticators().update({ enabled: true }, { where: { name: 'wecom' }, hooks: false }),
    ],
    [
      'whose authenticator is of another type now',
      () => authenticators().update({ authType: 'Email/Password' }, { where: { name: 'wecom' }, hooks: false }),
      () => authenticators().update({ authType: 'wecom' }, { where: { name: 'wecom' }, hooks: false }),
    ],
  ])('%s', async (_whom, spoil, mend) => {
    const row = await refusalOf('zhangsan');
    await spoil();
    const { status } = await create(row);
    await mend();

    expect(status).toBe(404);
    expect(await usernames()).toEqual([]);
    expect(await allLinks(world.nocobase)).toEqual({ links: [], claims: [] });
  });

  test('who has a user by now, though an old row says otherwise', async () => {
    const row = await refusalOf('zhangsan');
    const old = await rows().findByPk(row.id, { raw: true });
    await create(row);
    await rows().create(old as never);
    const records = listenToAudit(world.nocobase);

    expect((await create(row)).error?.code).toBe('wecom_member_linked');
    expect(records).toMatchObject([{ action: 'refuse', status: 409, metadata: { code: 'wecom_member_linked' } }]);
    expect(await usernames()).toEqual(['zhangsan']);
  });

  test.each([{ id: 0 }, { id: -1 }, { id: Number.MAX_SAFE_INTEGER }])('for the row %j', async (no) => {
    await refusalOf('zhangsan');

    expect((await create({ ...no, candidateIds: [] })).error?.code).toBe('wecom_link_not_found');
    expect(await usernames()).toEqual([]);
  });
});

describe('a user who is made', () => {
  test.each([
    ['none', ''],
    ['none that can be seen', '\u0000\u200b\u3000'],
  ])('has a name also where WeCom tells %s', async (_what, name) => {
    addMember(world, 'unseen', { name, personalFields: {} });

    await create(await refusalOf('unseen'));

    const { user } = await signInInClient(world, 'unseen');
    expect(user).toMatchObject({ nickname: 'unseen', username: 'unseen' });
  });

  test('is that of the member in whatever case WeCom writes the ID', async () => {
    addMember(world, 'LiuYang', { name: '刘洋', personalFields: {} });

    const { data } = await create(await refusalOf('LiuYang'));

    expect((await signInInClient(world, 'LiuYang')).user?.id).toBe(data?.['userId']);
  });

  test.each([
    ['a name too long', '长😀'.repeat(200), 255],
    ['control characters', '王\u0000\r\n\u001b五\ud83d', 2],
  ])('of a member with %s is stored', async (_what, name, length) => {
    addMember(world, 'odd', { name, personalFields: {} });

    await create(await refusalOf('odd'));

    const { user, error } = await signInInClient(world, 'odd');
    expect(error).toBeUndefined();
    expect(Array.from(user?.nickname ?? '')).toHaveLength(length);
  });

  test('has the default role and nothing that the request says besides', async () => {
    const token = await tokenOf(world.nocobase, 'personnel@example.com', ['personnel']);
    const row = await refusalOf('zhangsan');
    const more = { roles: ['root', 'admin'], phone: '13800000001', password: 'x', userId: 1, identity: 'other' };

    const { data } = await create({ ...row, ...more }, { token, authenticator: 'basic' });

    const userId = Number(data?.['userId']);
    const roles = world.nocobase.app.db.getModel('rolesUsers');
    const given = await roles.findAll({ where: { userId }, attributes: ['roleName'], raw: true });
    expect(given).toEqual([{ roleName: 'member' }]);
    const user = (await allUsers(world.nocobase)).find(({ id }) => id === userId);
    expect(user).toMatchObject({ username: 'zhangsan', phone: null, email: null, password: null });
    const identity = `${world.simulator.app.corpId}/zhangsan`;
    expect((await allLinks(world.nocobase)).claims).toEqual([{ authenticator: 'wecom', identity, userId }]);
  });

  test('comes in the place of one who was deleted', async () => {
    await create(await refusalOf('zhangsan'));
    await world.nocobase.app.db.getRepository('users').destroy({ filter: { username: 'zhangsan' } });

    const { status, data } = await create(await refusalOf('zhangsan'));

    expect(status).toBe(200);
    expect((await signInInClient(world, 'zhangsan')).user?.id).toBe(data?.['userId']);
  });

  test('is the only one, also when another administrator links the member at the same time', async () => {
    const { userId } = await signInByPassword(world.nocobase, 'zhang');
    const row = await refusalOf('zhangsan');

    const replies = await Promise.all([
      create(row),
      change(world.nocobase, root, 'wecom:resolveRefusal', { ...row, userId }),
      create(row),
      change(world.nocobase, root, 'wecom:resolveRefusal', { ...row, userId }),
    ]);

    expect(replies.map(({ status }) => status)).not.toContain(500);
    const { links, claims } = await allLinks(world.nocobase);
    expect(links).toEqual(claims);
    expect(claims).toHaveLength(1);
    const linked = Number(claims[0]?.userId);
    expect((await usernames()).includes('zhangsan')).toBe(linked !== userId);
  });
});

describe('rows are written by refused sign-ins alone', () => {
  const INVENTED = {
    authenticator: 'wecom',
    identity: 'ww/x',
    memberName: 'X',
    reason: 'wecom_not_linked',
    reference: 'X',
    tries: 1,
    candidateIds: [],
    lastAt: new Date(),
    userId: 1,
  };

  test.each(['member', 'data-writer', 'personnel'])('and neither read nor written by %s', async (role) => {
    const token = await tokenOf(world.nocobase, `${role}-2@example.com`, [role]);
    await refusalOf('zhangsan');
    const before = await rows().findAll({ raw: true });

    for (const collection of ['wecomRefusals', 'wecomLinks']) {
      for (const action of ['list', 'get', 'create', 'update', 'destroy', 'firstOrCreate', 'updateOrCreate', 'query']) {
        const route = `${collection}:${action}?filterByTk=1&filterKeys[]=authenticator`;
        const reply = await world.nocobase.api(route, { token, body: INVENTED });
        expect([route, reply.status]).toEqual([route, 403]);
      }
    }
    expect(await rows().findAll({ raw: true })).toEqual(before);
  });
});
