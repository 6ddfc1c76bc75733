import { describe, expect, test } from 'vitest';
import { authorize, comeBack, complete, newBrowser, signInInClient, signInOnWeb } from '../world/sign-in';
import { optionsFor } from '../world/start-world';
import { newMember } from './support/members';
import { allLinks, allUsers } from './support/users';
import { useWorld } from '../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

/** Paths of the server calls that WeCom answered during `work`. */
async function callsDuring(work: () => Promise<unknown>): Promise<string[]> {
  world.simulator.control.clearJournal();
  await work();
  const calls = world.simulator.control.journal().filter(({ path }) => path.startsWith('/cgi-bin/'));
  return calls.map(({ path }) => path.replace('/cgi-bin/', ''));
}

/** A member who has signed in before. */
async function linkedMember(): Promise<string> {
  const { id } = newMember(world);
  await signInInClient(world, id);
  return id;
}

let secrets = 0;

/** With another secret there is no access token yet. */
async function forgetAccessToken(): Promise<void> {
  const { nocobase, simulator } = world;
  secrets += 1;
  simulator.control.updateApp({ secret: String(secrets).padEnd(43, 's') });
  const options = optionsFor(simulator, { public: { autoSignUp: true } });
  await nocobase.app.db.getRepository('authenticators').update({ filter: { name: 'wecom' }, values: { options } });
}

describe('calls to WeCom', () => {
  test('a first sign-in with consent takes four, beside one access token', async () => {
    const { id } = newMember(world);
    await forgetAccessToken();

    const calls = await callsDuring(() => signInInClient(world, id));

    expect(calls).toEqual(['gettoken', 'auth/getuserinfo', 'user/get', 'auth/getuserinfo', 'auth/getuserdetail']);
  });

  test('a linked member takes two inside WeCom', async () => {
    const id = await linkedMember();

    expect(await callsDuring(() => signInInClient(world, id))).toEqual(['auth/getuserinfo', 'user/get']);
  });

  test('a linked member takes two on the web', async () => {
    const id = await linkedMember();

    expect(await callsDuring(() => signInOnWeb(world, id))).toEqual(['auth/getuserinfo', 'user/get']);
  });

  test('twenty sign-ins that wait share one access token', async () => {
    const id = await linkedMember();
    const arrived = await Promise.all(Array.from({ length: 20 }, () => comeBack(world, id)));
    await forgetAccessToken();

    const calls = await callsDuring(() =>
      Promise.all(arrived.map(({ browser, address }) => complete(world, browser, address))),
    );

    expect(calls.filter((call) => call === 'gettoken')).toHaveLength(1);
    expect(calls).toHaveLength(1 + 2 * 20);
  });
});

describe('a linked member', () => {
  test('is the same user inside WeCom and on the web', async () => {
    const inside = await signInInClient(world, 'zhangsan');

    expect((await signInOnWeb(world, 'zhangsan')).user?.id).toBe(inside.user?.id);
  });

  test('gets a session that NocoBase accepts', async () => {
    await signInInClient(world, 'zhangsan');
    const { token = '' } = await signInOnWeb(world, 'zhangsan');

    const { body } = await world.nocobase.api('auth:check', { token, headers: { 'X-Authenticator': 'wecom' } });

    expect(body).toMatchObject({ data: { username: 'zhangsan' } });
  });

  test('keeps what was changed in NocoBase since', async () => {
    const { id } = newMember(world);
    const { user } = await signInInClient(world, id);
    await world.nocobase.app.db
      .getRepository('users')
      .update({ filterByTk: user?.id ?? 0, values: { nickname: 'Own words' } });

    expect((await signInInClient(world, id)).user?.nickname).toBe('Own words');
  });

  test('whose link an administrator removed makes room for another member with the same phone number', async () => {
    const before = await signInInClient(world, 'wangwu');
    const userId = before.user?.id ?? 0;
    await world.nocobase.app.db.getRepository('usersAuthenticators').destroy({ filter: { userId } });
    world.simulator.control.updateMember('zhaoliu', { personalFields: { mobile: '13800000003' } });

    const after = await signInInClient(world, 'zhaoliu');

    expect(after.user?.id).toBe(userId);
    const { links, claims } = await allLinks(world.nocobase);
    expect(claims).toEqual(expect.arrayContaining(links));
    expect(claims).toHaveLength(links.length);
  });
});

describe('several sign-ins at once in one browser', () => {
  test('complete in any order', async () => {
    const id = await linkedMember();
    const browser = newBrowser();
    const first = await world.simulator.openInClient(await authorize(world, browser, { redirect: '/admin/1' }), id);
    const second = await world.simulator.openInClient(await authorize(world, browser, { redirect: '/admin/2' }), id);

    expect(await complete(world, browser, second)).toMatchObject({ redirectTo: '/admin/2' });
    expect(await complete(world, browser, first)).toMatchObject({ redirectTo: '/admin/1' });
  });

  test('leave at most five cookies behind', async () => {
    const browser = newBrowser();
    for (let opened = 0; opened < 8; opened += 1) {
      await authorize(world, browser);
    }

    expect(Object.keys(browser.cookies)).toHaveLength(5);
  });
});

test('a second authenticator has links of its own', async () => {
  await world.nocobase.createAuthenticator({
    name: 'second',
    options: optionsFor(world.simulator, { public: { autoSignUp: true } }),
  });
  const users = await allUsers(world.nocobase);

  const { error } = await signInInClient(world, 'lisi', { query: { authenticator: 'second' } });

  // The number is the same, so no second account is made; and the first link is another authenticator's.
  expect(error).toBeUndefined();
  expect(await allUsers(world.nocobase)).toHaveLength(users.length + 1);
});
