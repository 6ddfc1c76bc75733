import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_AGENT, comeBack, complete, newBrowser, signInInClient } from '../../world/sign-in';
import { startWorld, type World } from '../../world/start-world';
import { allLinks, forgetLinks } from '../support/users';
import {
  change,
  comeBackToLink,
  completeLink,
  link,
  listLinks,
  myLinks,
  signInByPassword,
  type Session,
} from '../support/links';

let world: World;
let victim: Session & { userId: number };
let attacker: Session & { userId: number };

beforeAll(async () => {
  world = await startWorld({ public: { autoSignUp: true } });
  victim = await signInByPassword(world.nocobase, 'victim');
  attacker = await signInByPassword(world.nocobase, 'attacker');
});
afterAll(() => world.stop());
afterEach(() => forgetLinks(world.nocobase));

async function expectUnlinked(...users: Session[]): Promise<void> {
  for (const user of users) {
    expect(await myLinks(world.nocobase, user)).toEqual([{ authenticator: 'wecom', title: 'WeCom' }]);
  }
}

describe("an attacker's attempt to link", () => {
  test('links no victim who is lured to its finished address', async () => {
    const lure = await comeBackToLink(world, attacker, 'zhangsan');

    const lured = await completeLink(world, victim, { ...lure, browser: newBrowser(BROWSER_AGENT) });

    expect(lured.error?.code).toBe('wecom_state_missing');
    await expectUnlinked(victim, attacker);
  });

  test('links no victim whose browser was given its cookie', async () => {
    const lure = await comeBackToLink(world, attacker, 'zhangsan');

    expect((await completeLink(world, victim, lure)).error?.code).toBe('wecom_link_other_user');
    await expectUnlinked(victim, attacker);
  });

  test('links no victim with the code of the attacker in an attempt of their own', async () => {
    const lure = await comeBackToLink(world, attacker, 'zhangsan');
    const own = await comeBackToLink(world, victim, 'lisi');

    const lured = await completeLink(world, victim, { browser: own.browser, address: lure.address });

    expect(lured.error?.code).toBe('wecom_state_mismatch');
    await expectUnlinked(victim, attacker);
  });

  test('signs nobody in', async () => {
    const lure = await comeBackToLink(world, attacker, 'zhangsan');

    const reply = await complete(world, lure.browser, lure.address);

    expect(reply.error?.code).toBe('wecom_state_mismatch');
    expect(reply.token).toBeUndefined();
  });
});

describe('an attempt to sign in', () => {
  test('links nobody', async () => {
    const lure = await comeBack(world, 'zhangsan');

    expect((await completeLink(world, victim, lure)).error?.code).toBe('wecom_state_mismatch');
    await expectUnlinked(victim);
  });
});

test('an attempt that the wrong completion has refused is as good as before for its own', async () => {
  const user = await signInByPassword(world.nocobase, 'patient');
  const toLink = await comeBackToLink(world, user, 'wangwu');
  const toSignIn = await comeBack(world, 'zhangsan');

  expect((await complete(world, toLink.browser, toLink.address)).error?.code).toBe('wecom_state_mismatch');
  expect((await completeLink(world, user, toSignIn)).error?.code).toBe('wecom_state_mismatch');

  expect((await complete(world, toSignIn.browser, toSignIn.address)).error?.code).toBe('wecom_consent_required');
  expect((await completeLink(world, user, toLink)).status).toBe(200);
  await change(world.nocobase, user, 'wecom:unlink', { authenticator: 'wecom' });
});

describe('an attempt to link', () => {
  test('does not go on for whoever signs in meanwhile in the same browser', async () => {
    const started = await comeBackToLink(world, victim, 'zhangsan');

    expect((await completeLink(world, attacker, started)).error?.code).toBe('wecom_link_other_user');
    await expectUnlinked(victim, attacker);
  });

  test('does not go on without a session', async () => {
    const started = await comeBackToLink(world, victim, 'zhangsan');

    expect((await completeLink(world, undefined, started)).status).toBe(401);
    await expectUnlinked(victim);
  });

  test('completes once, and its code with it', async () => {
    const user = await signInByPassword(world.nocobase, 'twice');
    const started = await comeBackToLink(world, user, 'sunqi');
    const cookies = { ...started.browser.cookies };
    expect((await completeLink(world, user, started)).status).toBe(200);
    await change(world.nocobase, user, 'wecom:unlink', { authenticator: 'wecom' });

    expect((await completeLink(world, user, started)).error).toMatchObject({
      code: 'wecom_state_used',
      redirectTo: '/admin/here',
    });
    const replay = { address: started.address, browser: { userAgent: BROWSER_AGENT, cookies } };
    expect((await completeLink(world, user, replay)).error?.code).toBe('wecom_state_used');
    await expectUnlinked(user);
  });

  test('does not go on for another authenticator', async () => {
    const { simulator, nocobase } = world;
    const { corpId, agentId, secret } = simulator.app;
    const hosts = { apiBaseUrl: simulator.url, authorizeBaseUrl: simulator.url, loginBaseUrl: simulator.url };
    const options = { corpId, agentId, secret, origin: 'https://nocobase.example.com', ...hosts };
    await nocobase.createAuthenticator({ name: 'other', options });
    const started = await comeBackToLink(world, victim, 'zhangsan');

    const address = started.address.replace('authenticator=wecom', 'authenticator=other');

    expect((await completeLink(world, victim, { ...started, address })).error?.code).toBe('wecom_state_mismatch');
    await nocobase.app.db.getRepository('authenticators').destroy({ filter: { name: 'other' } });
    await expectUnlinked(victim);
  });
});

describe('what changes links', () => {
  const ROUTES = [
    'wecom:startLink?authenticator=wecom&redirect=/admin',
    'wecom:completeLink?authenticator=wecom',
    'wecom:unlink?authenticator=wecom',
    'wecom:removeLink?id=1',
    'wecom:resolveRefusal?id=1&userId=1',
    'wecom:createUser?id=1&candidateIds[]=',
    'wecom:dismissRefusal?id=1',
  ];

  test.each(ROUTES)('%s is not started by an address, not even with a session token in it', async (route) => {
    const token = await world.nocobase.signInAsRoot();

    expect((await world.nocobase.api(route, { token })).status).toBe(405);
    expect((await world.nocobase.api(`${route}&token=${token}`)).status).toBe(405);
    expect((await world.nocobase.api(`${route}&token=${token}`, { body: {} })).status).toBe(405);
  });

  test.each(ROUTES)("%s is not started by the browser's cookies", async (route) => {
    const reply = await world.nocobase.api('auth:signIn', {
      body: { account: 'victim', password: 'password of victim' },
      headers: { 'X-Authenticator': 'basic' },
    });

    expect((await world.nocobase.api(route, { body: {}, cookies: reply.cookies })).status).toBe(401);
  });

  test.each([...ROUTES, 'wecom:myLinks', 'wecom:listLinks', 'wecom:listRefusals'])(
    '%s is nothing for strangers',
    async (route) => {
      expect((await world.nocobase.api(route)).status).toBe(401);
      expect((await world.nocobase.api(route, { body: {} })).status).toBe(401);
    },
  );

  test.each([
    'wecom:listLinks',
    'wecom:removeLink',
    'wecom:listRefusals',
    'wecom:resolveRefusal',
    'wecom:createUser',
    'wecom:dismissRefusal',
  ])('%s is nothing for a user who manages no users', async (route) => {
    const request = { token: attacker.token, headers: { 'X-Authenticator': 'basic' } };
    expect((await world.nocobase.api(route, request)).status).toBe(403);
    expect((await world.nocobase.api(route, { ...request, body: { id: 1, userId: 1 } })).status).toBe(403);
  });

  test.each(['listLinks', 'listRefusals', 'resolveRefusal', 'createUser', 'dismissRefusal'])(
    'nobody keeps a reply of wecom:%s',
    async (action) => {
      const token = await world.nocobase.signInAsRoot();
      for (const body of [undefined, { id: -1 }]) {
        const { headers } = await world.nocobase.api(`wecom:${action}`, { token, body });
        expect(headers.get('Cache-Control')).toBe('no-store');
      }
    },
  );

  test('unlinks nobody but the signed-in user, whatever else is sent', async () => {
    await link(world, victim, 'zhangsan');
    const [listed] = await listLinks(world.nocobase);
    const values = { authenticator: 'wecom', id: listed?.id, userId: victim.userId };

    const refused = await change(world.nocobase, attacker, 'wecom:unlink', values);

    expect(refused.error?.code).toBe('wecom_link_not_found');
    expect((await allLinks(world.nocobase)).claims).toMatchObject([{ userId: victim.userId }]);
  });

  test.each([{}, { id: '1' }, { id: { $ne: 0 } }, { id: [1] }, []])('takes no id like %j', async (values) => {
    const token = await world.nocobase.signInAsRoot();
    const request = { token, headers: { 'X-Authenticator': 'basic' }, body: values };

    expect((await world.nocobase.api('wecom:removeLink', request)).status).toBe(404);
    expect((await world.nocobase.api('wecom:resolveRefusal', request)).status).toBe(404);
    expect((await world.nocobase.api('wecom:createUser', request)).status).toBe(404);
    expect((await world.nocobase.api('wecom:dismissRefusal', request)).status).toBe(404);
    expect((await world.nocobase.api('wecom:unlink', { ...request, body: { authenticator: values } })).status).toBe(
      404,
    );
  });
});

test('a session that came by WeCom can be linked by its own user only, too', async () => {
  const { token = '' } = await signInInClient(world, 'lisi');
  const session = { token, authenticator: 'wecom' };

  const values = { authenticator: 'wecom', redirect: '/admin' };
  expect((await change(world.nocobase, session, 'wecom:startLink', values)).error?.code).toBe('wecom_user_linked');
});
