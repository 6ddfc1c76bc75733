import { beforeAll, describe, expect, test } from 'vitest';
import { listRefusals, type Session } from '../support/links';
import { signInInClient } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { newMember } from '../support/members';
import { act, signUp, updateProfile, writerOf } from '../support/typed-numbers';
import { useWorld } from '../../world/use-world';
import { allUsers, createUser } from '../support/users';

// The profile page's form tells NocoBase which fields a user may save.
const world = useWorld({ public: { autoSignUp: true } }, { plugins: ['ui-schema-storage'] });

/** Somebody whose role may create and change users, as NocoBase's strategies let it, but not manage them. */
let clerk: Session & { userId: number; role: string };
let root: Session;

beforeAll(async () => {
  const { nocobase, simulator } = world;
  await nocobase.createAuthenticator({ name: 'closed', options: optionsFor(simulator) });
  root = { token: await nocobase.signInAsRoot(), authenticator: 'basic' };
  const strategy = { actions: ['create', 'view', 'update', 'destroy'] };
  await act(nocobase, root, 'roles:create', {
    name: 'clerk',
    title: 'Clerk',
    strategy,
    snippets: ['!pm', '!pm.*', '!ui.*'],
  });
  await act(nocobase, root, 'roles:create', {
    name: 'hr',
    title: 'HR',
    strategy: { actions: [] },
    snippets: ['pm.users'],
  });
  const { db } = nocobase.app;
  db.collection({
    name: 'tickets',
    fields: [
      { type: 'string', name: 'title' },
      { type: 'belongsTo', name: 'about', target: 'users' },
    ],
  });
  await db.sync();
  nocobase.app.acl.allow('tickets', ['create', 'update'], 'loggedIn');
  clerk = { ...(await signUp(nocobase)), role: 'clerk' };
  await act(nocobase, root, `users/${clerk.userId}/roles:add`, ['clerk']);
});

/** Someone whose role may manage users. */
async function personnel() {
  const { nocobase } = world;
  const session = { ...(await signUp(nocobase)), role: 'hr' };
  await act(nocobase, root, `users/${session.userId}/roles:add`, ['hr']);
  return session;
}

async function userOf(id: number | undefined) {
  return (await allUsers(world.nocobase)).find((user) => user.id === id);
}

type Write = (mobile: string) => Promise<number>;

async function strangerWith(write: (session: Awaited<ReturnType<typeof signUp>>) => Promise<unknown>): Promise<number> {
  const stranger = await signUp(world.nocobase);
  await write(stranger);
  return stranger.userId;
}

const idOf = (body: unknown) => (body as { data: { id: number } }).data.id;

/** Every way in which somebody who may not vouch for a number can bring it into NocoBase. */
const TYPED: Array<[string, Write]> = [
  ['in the own profile', (phone) => strangerWith((own) => updateProfile(world.nocobase, own, { phone }))],
  [
    'in another spelling',
    (phone) =>
      strangerWith((own) =>
        updateProfile(world.nocobase, own, { phone: `+86 ${phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ')}` }),
      ),
  ],
  [
    'with the row of the own user, by a role that may change users',
    async (phone) => {
      await act(world.nocobase, clerk, `users:update?filterByTk=${clerk.userId}`, { phone });
      return clerk.userId;
    },
  ],
  [
    'with the row of an accomplice, by a role that may not manage users',
    (phone) =>
      strangerWith((accomplice) =>
        act(world.nocobase, clerk, `users:update?filterByTk=${accomplice.userId}`, { phone }),
      ),
  ],
  [
    'with a second user of their own',
    async (phone) =>
      idOf((await act(world.nocobase, clerk, 'users:create', { username: `second${phone}`, phone })).body),
  ],
  [
    'with a user nested in something else',
    async (phone) => {
      const about = { username: `nested${phone}`, phone };
      await act(world.nocobase, clerk, 'tickets:create', { title: 'nested', about });
      return (await allUsers(world.nocobase)).find(({ username }) => username === about.username)?.id ?? 0;
    },
  ],
  [
    'with a user reached through something else',
    async (phone) =>
      strangerWith(async ({ userId: id }) => {
        const ticket = idOf((await act(world.nocobase, clerk, 'tickets:create', { title: 'reach', about: id })).body);
        const update = `tickets:update?filterByTk=${ticket}&updateAssociationValues[]=about`;
        await act(world.nocobase, clerk, update, { about: { id, phone } });
      }),
  ],
  [
    'with the own row, by somebody who manages users',
    async (phone) => {
      const session = await personnel();
      await act(world.nocobase, session, `users:update?filterByTk=${session.userId}`, { phone });
      return session.userId;
    },
  ],
  [
    'taken away and entered again, after an administrator had written it',
    (phone) =>
      strangerWith(async (own) => {
        await act(world.nocobase, root, `users:update?filterByTk=${own.userId}`, { phone });
        await updateProfile(world.nocobase, own, { phone: null });
        await updateProfile(world.nocobase, own, { phone });
      }),
  ],
  [
    'and an administrator who saves the form again as it is',
    (phone) =>
      strangerWith(async (own) => {
        await updateProfile(world.nocobase, own, { phone });
        const again = { phone: `+86${phone}`, nickname: 'Saved again' };
        await act(world.nocobase, root, `users:update?filterByTk=${own.userId}`, { ...again, phone });
        await act(world.nocobase, root, `users:update?filterByTk=${own.userId}`, again);
      }),
  ],
  [
    'past NocoBase, in the database',
    (phone) =>
      strangerWith(({ userId }) =>
        world.nocobase.app.db.getModel('users').update({ phone }, { where: { id: userId }, hooks: false }),
      ),
  ],
];

describe.each(TYPED)('a colleague’s number typed in %s', (_way, type) => {
  test('does not bring the colleague into the stranger’s account, with automatic sign-up or without', async () => {
    const { id, mobile } = newMember(world);
    const stranger = await type(mobile);
    expect((await userOf(stranger))?.phone).toBeTruthy();

    const open = await signInInClient(world, id);
    const closed = await signInInClient(world, id, { query: { authenticator: 'closed' } });

    expect(open.error).toMatchObject({ code: 'wecom_phone_unproven', mayCreate: true });
    expect(closed.error?.code).toBe('wecom_phone_unproven');
    expect(closed.error).not.toHaveProperty('mayCreate');
    expect(await listRefusals(world.nocobase)).toContainEqual(
      expect.objectContaining({
        reason: 'wecom_phone_unproven',
        member: { memberId: id, name: expect.any(String) as string },
        candidates: [expect.objectContaining({ id: stranger }) as object],
      }),
    );
  });

  test('keeps nobody out whose number an administrator has written', async () => {
    const { id, mobile } = newMember(world);
    const spelled = mobile.replace(/^(\d{3})/, '($1) ');
    const colleague = await createUser(world.nocobase, { username: `colleague${mobile}`, phone: spelled });
    await type(mobile);

    expect((await signInInClient(world, id)).user?.id).toBe(colleague);
  });
});

/** Every way in which somebody vouches for a number. */
const VOUCHED: Array<[string, Write]> = [
  ['the root user', (phone) => createUser(world.nocobase, { username: `root${phone}`, phone })],
  [
    'somebody who manages users',
    async (phone) =>
      idOf((await act(world.nocobase, await personnel(), 'users:create', { username: `hr${phone}`, phone })).body),
  ],
  [
    'somebody who manages users, at a user who was there',
    (phone) =>
      strangerWith(async ({ userId }) =>
        act(world.nocobase, await personnel(), `users:update?filterByTk=${userId}`, { phone }),
      ),
  ],
  [
    'an administrator who takes it from the user and enters it again',
    (phone) =>
      strangerWith(async (own) => {
        await updateProfile(world.nocobase, own, { phone });
        await act(world.nocobase, root, `users:update?filterByTk=${own.userId}`, { phone: null });
        await act(world.nocobase, root, `users:update?filterByTk=${own.userId}`, { phone });
      }),
  ],
  [
    'a job or a command',
    async (phone) => {
      const user = (await world.nocobase.app.db
        .getRepository('users')
        .create({ values: { username: `job${phone}`, phone } })) as { id: number };
      return user.id;
    },
  ],
  [
    'a job that writes many at once',
    async (phone) => {
      const users = world.nocobase.app.db.getModel('users');
      await users.bulkCreate([{ username: `bulk${phone}` }]);
      await users.update({ phone }, { where: { username: `bulk${phone}` } });
      return (await allUsers(world.nocobase)).find(({ username }) => username === `bulk${phone}`)?.id ?? 0;
    },
  ],
  [
    'a job that creates many at once',
    async (phone) => {
      await world.nocobase.app.db.getModel('users').bulkCreate([{ username: `many${phone}`, phone }]);
      return (await allUsers(world.nocobase)).find((user) => user.phone === phone)?.id ?? 0;
    },
  ],
  [
    'an administrator, whose words the user has only spelled otherwise',
    (phone) =>
      strangerWith(async (own) => {
        await act(world.nocobase, root, `users:update?filterByTk=${own.userId}`, { phone });
        await updateProfile(world.nocobase, own, { phone: `+86 ${phone}` });
      }),
  ],
  [
    'a code by SMS',
    (phone) =>
      strangerWith(async (own) => {
        await updateProfile(world.nocobase, own, { phone });
        const { db } = world.nocobase.app;
        await db.getModel('authenticators').findOrCreate({
          where: { name: 'sms' },
          defaults: { name: 'sms', authType: 'SMS', options: {} },
        });
        const values = { authenticator: 'sms', userId: own.userId, uuid: `+86 ${phone}` };
        await db.getRepository('usersAuthenticators').create({ values });
      }),
  ],
];

test.each(VOUCHED)('a number that comes from %s links', async (_who, write) => {
  const { id, mobile } = newMember(world);
  const colleague = await write(mobile);
  expect(colleague).toBeTruthy();

  expect((await signInInClient(world, id)).user?.id).toBe(colleague);
});

test('a number that WeCom brought links again when the link was removed', async () => {
  const { nocobase } = world;
  const { id } = newMember(world);
  const { user } = await signInInClient(world, id);
  expect(await writerOf(nocobase, user?.id ?? 0)).toBe('wecom');
  const { db } = nocobase.app;
  await db.getRepository('usersAuthenticators').destroy({ filter: { userId: user?.id ?? 0 } });

  expect((await signInInClient(world, id)).user?.id).toBe(user?.id);
});

test('a link by SMS with another number proves nothing', async () => {
  const { id, mobile } = newMember(world);
  const stranger = await signUp(world.nocobase);
  await updateProfile(world.nocobase, stranger, { phone: mobile });
  const { db } = world.nocobase.app;
  await db.getModel('authenticators').findOrCreate({
    where: { name: 'sms' },
    defaults: { name: 'sms', authType: 'SMS', options: {} },
  });
  const values = { authenticator: 'sms', userId: stranger.userId, uuid: '13900000000' };
  await db.getRepository('usersAuthenticators').create({ values });

  expect((await signInInClient(world, id)).error?.code).toBe('wecom_phone_unproven');
});

test('a root user who typed a number in counts as nobody', async () => {
  const { id, mobile } = newMember(world);
  await act(world.nocobase, root, 'users:update?filterByTk=1', { phone: mobile });

  expect((await signInInClient(world, id)).error?.code).toBe('wecom_phone_unproven');
});
