import { beforeAll, describe, expect, test } from 'vitest';
import {
  change,
  listRefusals,
  listenToAudit,
  listLinks,
  rootSession,
  type Session,
  signInByPassword,
  seen,
} from '../support/links';
import { complete, newBrowser, authorize, signInInClient, signInOnWeb } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { newMember } from '../support/members';
import { act, signUp, writerOf } from '../support/typed-numbers';
import { useWorld } from '../../world/use-world';
import { allLinks, allUsers, createUser } from '../support/users';

const world = useWorld({ public: { autoSignUp: true } });
const NEW = { account: 'new' };

let root: Session;

beforeAll(async () => {
  const { nocobase, simulator } = world;
  await nocobase.createAuthenticator({ name: 'closed', options: optionsFor(simulator) });
  const profile = { name: 'every-sign-in', email: 'every-sign-in', phone: 'every-sign-in', avatar: 'every-sign-in' };
  const options = optionsFor(simulator, { public: { autoSignUp: true }, profile });
  await nocobase.createAuthenticator({ name: 'fresh', options });
  // Users who may change their own row: the profile page needs a plugin that is not here.
  nocobase.app.acl.allow('users', 'update', 'loggedIn');
  root = await rootSession(nocobase);
});

/** A member, and a stranger who has typed in the member's number. */
async function typedNumber(spell = (mobile: string) => mobile) {
  const member = newMember(world);
  const stranger = await signUp(world.nocobase);
  await type(stranger, spell(member.mobile));
  return { ...member, stranger };
}

function type(user: Session & { userId: number }, phone: string | null) {
  return act(world.nocobase, user, `users:update?filterByTk=${user.userId}`, { phone });
}

async function userOf(id: number | undefined) {
  return (await allUsers(world.nocobase)).find((user) => user.id === id);
}

async function conflictOf(memberId: string) {
  return (await listRefusals(world.nocobase)).find(({ member }) => member?.memberId === memberId);
}

async function resolve(memberId: string, userId: number, session = root) {
  const conflict = await conflictOf(memberId);
  return change(world.nocobase, session, 'wecom:resolveRefusal', { ...seen(conflict), userId });
}

describe('a new account instead', () => {
  test('has everything but the number, and the conflict stays for the administrator', async () => {
    const { id, mobile, stranger } = await typedNumber();
    await signInInClient(world, id);

    const { user } = await signInInClient(world, id, { query: NEW });

    expect(user?.id).not.toBe(stranger.userId);
    expect(await userOf(user?.id)).toMatchObject({ username: id, email: `${id}@corp.example.com`, phone: null });
    expect(await userOf(stranger.userId)).toMatchObject({ username: stranger.username, phone: mobile });
    expect(await conflictOf(id)).toMatchObject({
      reason: 'wecom_phone_unproven',
      candidates: [{ id: stranger.userId }],
      linkedUser: { id: user?.id },
    });
    expect((await signInOnWeb(world, id)).user?.id).toBe(user?.id);
  });

  test('goes through consent in the same wish, and is made once for two sign-ins at once', async () => {
    const { id } = await typedNumber();
    const ready = await Promise.all(
      [1, 2].map(async () => {
        const browser = newBrowser();
        const silent = await world.simulator.openInClient(await authorize(world, browser, NEW), id);
        const { error } = await complete(world, browser, silent);
        return { browser, address: await world.simulator.openInClient(error?.consentUrl ?? '', id) };
      }),
    );
    const before = await allUsers(world.nocobase);

    const replies = await Promise.all(ready.map(({ browser, address }) => complete(world, browser, address)));

    expect(replies.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(new Set(replies.map(({ user }) => user?.id)).size).toBe(1);
    expect(await allUsers(world.nocobase)).toHaveLength(before.length + 1);
    const { links, claims } = await allLinks(world.nocobase);
    expect(claims).toEqual(links);
  });

  test('is made without a consent page by nobody', async () => {
    const { id } = await typedNumber();
    const before = await allUsers(world.nocobase);

    expect((await signInInClient(world, id, { query: { ...NEW, authenticator: 'closed' } })).error?.code).toBe(
      'wecom_phone_unproven',
    );
    expect(await allUsers(world.nocobase)).toEqual(before);
  });

  test.each(['old', 'NEW', 'new,new', '1'])('is not what "%s" asks for', async (account) => {
    const { id } = await typedNumber();

    expect((await signInInClient(world, id, { query: { account } })).error?.code).toBe('wecom_phone_unproven');
  });

  test('is none for a member whose number an administrator has written', async () => {
    const { id, mobile } = await typedNumber();
    const own = await createUser(world.nocobase, { username: `own${id}`, phone: `+86 ${mobile}` });

    expect((await signInInClient(world, id, { query: NEW })).user?.id).toBe(own);
  });

  test('is none for a member who has an account', async () => {
    const member = newMember(world);
    const { user } = await signInInClient(world, member.id);

    expect((await signInInClient(world, member.id, { query: NEW })).user?.id).toBe(user?.id);
  });

  test('keeps its number where nobody has typed it in', async () => {
    const { id, mobile } = newMember(world);

    expect(await userOf((await signInInClient(world, id, { query: NEW })).user?.id)).toMatchObject({ phone: mobile });
  });
});

test('two first sign-ins at once, beside a stranger, find the one account that is theirs', async () => {
  const { id, mobile } = await typedNumber();
  const own = await createUser(world.nocobase, { username: `own${id}`, phone: `+86${mobile}` });

  const replies = await Promise.all([signInInClient(world, id), signInInClient(world, id, { query: NEW })]);

  expect(replies.map(({ user }) => user?.id)).toEqual([own, own]);
});

test('any number of strangers keep nobody out', async () => {
  const { id, mobile } = await typedNumber();
  for (const spelling of [`+86${mobile}`, `+86 ${mobile}`, `${mobile.slice(0, 3)}-${mobile.slice(3)}`]) {
    await type(await signUp(world.nocobase), spelling);
  }
  const own = await createUser(world.nocobase, { username: `own${id}`, phone: `(86)${mobile}` });

  expect((await signInInClient(world, id)).user?.id).toBe(own);
});

describe('an administrator who says that the number is theirs', () => {
  test('links with one request, and leaves records', async () => {
    const { id, stranger } = await typedNumber();
    await signInInClient(world, id);
    const records = listenToAudit(world.nocobase);

    expect((await resolve(id, stranger.userId)).status).toBe(200);

    expect((await signInOnWeb(world, id)).user?.id).toBe(stranger.userId);
    expect(await writerOf(world.nocobase, stranger.userId)).toBe('confirmed');
    expect(await conflictOf(id)).toBeUndefined();
    expect(records).toMatchObject([
      { action: 'link', metadata: { by: 'administrator' } },
      { action: 'confirmPhone', metadata: { by: 'administrator' }, targetRecordUK: String(stranger.userId) },
    ]);
    expect(JSON.stringify(records)).not.toMatch(/\d{11}/);
  });

  test('is believed for other authenticators, until the number changes', async () => {
    const { id, mobile, stranger } = await typedNumber();
    await signInInClient(world, id);
    await resolve(id, stranger.userId);

    await type(stranger, null);
    await type(stranger, mobile);
    expect((await signInInClient(world, id, { query: { authenticator: 'closed' } })).error?.code).toBe(
      'wecom_phone_unproven',
    );

    await resolve(id, stranger.userId);
    await type(stranger, `+86 ${mobile}`);
    const fresh = await signInInClient(world, id, { query: { authenticator: 'fresh' } });
    expect(fresh.user?.id).toBe(stranger.userId);
  });

  test('has said nothing about a number that came afterwards', async () => {
    const { id, stranger } = await typedNumber();
    const victim = newMember(world);
    await signInInClient(world, id);
    await type(stranger, victim.mobile);

    await resolve(id, stranger.userId);

    expect(await writerOf(world.nocobase, stranger.userId)).toBe('user');
    expect((await signInInClient(world, victim.id)).error?.code).toBe('wecom_phone_unproven');
  });

  test('keeps the new account with one request', async () => {
    const { id, stranger } = await typedNumber();
    const { user } = await signInInClient(world, id, { query: NEW });

    expect((await resolve(id, user?.id ?? 0)).status).toBe(200);

    expect(await conflictOf(id)).toBeUndefined();
    expect(await writerOf(world.nocobase, stranger.userId)).toBe('user');
    expect((await signInOnWeb(world, id)).user?.id).toBe(user?.id);
  });

  test('does not take a member from the account that they have', async () => {
    const { id, stranger } = await typedNumber();
    await signInInClient(world, id, { query: NEW });

    expect((await resolve(id, stranger.userId)).error?.code).toBe('wecom_member_linked');
    expect(await writerOf(world.nocobase, stranger.userId)).toBe('user');
  });

  test('is the root user alone when it is about the root user', async () => {
    const { id, mobile } = newMember(world);
    await act(world.nocobase, root, 'users:update?filterByTk=1', { phone: mobile });
    expect((await signInInClient(world, id)).error?.code).toBe('wecom_phone_unproven');
    await act(world.nocobase, root, 'roles:create', { name: 'hr', title: 'HR', snippets: ['pm.users'] });
    const personnel = await signInByPassword(world.nocobase, 'personnel', { roles: ['hr'] });

    expect((await resolve(id, 1, personnel)).error?.code).toBe('wecom_root_only_by_root');
    expect(await writerOf(world.nocobase, 1)).toBe('user');
    expect((await resolve(id, 1)).status).toBe(200);
    expect(await writerOf(world.nocobase, 1)).toBe('confirmed');
  });
});

describe('rules for the profile at every sign-in', () => {
  const query = { authenticator: 'fresh' };

  test('lend nothing to the stranger’s account', async () => {
    const { id, mobile, stranger } = await typedNumber();
    const before = await userOf(stranger.userId);

    await signInInClient(world, id, { query });
    await signInInClient(world, id, { query: { ...query, ...NEW } });

    expect(await userOf(stranger.userId)).toEqual(before);
    expect(before?.phone).toBe(mobile);
  });

  test('give the number to the member as soon as nothing but another spelling is in the way', async () => {
    const { id, mobile } = await typedNumber((number) => `+86 ${number}`);

    const { user } = await signInInClient(world, id, { query: { ...query, ...NEW } });

    expect(await userOf(user?.id)).toMatchObject({ phone: mobile });
    expect(await writerOf(world.nocobase, user?.id ?? 0)).toBe('wecom');
  });

  test('show the administrator what a stranger’s number stands in the way of', async () => {
    world.simulator.control.setBehaviour({ personalFieldsInUserGet: 'yes' });
    const { id, mobile } = newMember(world);
    const own = await createUser(world.nocobase, { username: `own${id}`, phone: mobile });
    await signInInClient(world, id, { query });
    const next = newMember(world).mobile;
    const stranger = await signUp(world.nocobase);
    await type(stranger, next);
    world.simulator.control.updateMember(id, { personalFields: { mobile: next } });

    const browser = newBrowser();
    await complete(world, browser, await world.simulator.openInClient(await authorize(world, browser, query), id));

    expect(await userOf(own)).toMatchObject({ phone: mobile });
    expect(await conflictOf(id)).toMatchObject({
      reason: 'wecom_phone_unproven',
      candidates: [{ id: stranger.userId }],
      linkedUser: { id: own },
    });
    await act(world.nocobase, root, `users:update?filterByTk=${stranger.userId}`, { phone: null });
    await complete(world, browser, await world.simulator.openInClient(await authorize(world, browser, query), id));
    expect(await userOf(own)).toMatchObject({ phone: next });
    world.simulator.control.setBehaviour({ personalFieldsInUserGet: 'no' });
  });
});

test('a list of links tells nothing of who typed what', async () => {
  expect(JSON.stringify(await listLinks(world.nocobase))).not.toMatch(/writer|typed/);
});
