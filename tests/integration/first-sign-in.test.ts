import { afterEach, describe, expect, test } from 'vitest';
import { MEMBER_COOKIE } from '../../packages/simulator/src/index';
import type { ConsentAnswer } from '../../packages/simulator/src/player/open-in-client';
import { authorize, comeBack, complete, newBrowser, signInInClient, signInOnWeb, WECOM_AGENT } from '../world/sign-in';
import { addMember, newMember } from './support/members';
import { errorText } from './support/texts';
import { allLinks, allUsers, createUser } from './support/users';
import { useWorld } from '../world/use-world';

describe('a first sign-in inside WeCom, with automatic sign-up', () => {
  const world = useWorld({ public: { autoSignUp: true } });

  test('asks for consent once and creates a user from what WeCom told', async () => {
    const { user, token, redirectTo } = await signInInClient(world, 'zhangsan');

    expect(token).toBeTruthy();
    expect(redirectTo).toBe('/admin');
    expect((await allUsers(world.nocobase)).at(-1)).toMatchObject({
      id: user?.id,
      nickname: '张三',
      username: 'zhangsan',
      phone: '13800000001',
      email: 'zhangsan@corp.example.com',
      password: null,
    });
  });

  test('gives the new user the default role', async () => {
    const { user } = await signInInClient(world, newMember(world).id);

    const roles = world.nocobase.app.db.getRepository('rolesUsers');
    expect(await roles.find({ filter: { userId: user?.id ?? 0 }, raw: true })).toMatchObject([{ roleName: 'member' }]);
  });

  test('writes the link and its claim', async () => {
    const { id } = newMember(world);

    const { user } = await signInInClient(world, id);

    const link = { authenticator: 'wecom', identity: `wwf0e1d2c3b4a59687/${id}`, userId: user?.id };
    const { links, claims } = await allLinks(world.nocobase);
    expect(links).toContainEqual(link);
    expect(claims).toContainEqual(link);
  });

  test('links a member to the one user with the same phone number', async () => {
    const existing = await createUser(world.nocobase, {
      username: 'old-wang',
      nickname: 'Wang',
      phone: '138 0000 0003',
    });

    const { user } = await signInInClient(world, 'wangwu');

    expect(user).toMatchObject({ id: existing, nickname: 'Wang' });
  });

  test('creates a user for a member without a phone number', async () => {
    const { user } = await signInInClient(world, 'lisi');

    expect(user).toMatchObject({ nickname: '李四', email: 'lisi@corp.example.com' });
  });

  test('serves a member who shares nothing', async () => {
    const { user } = await signInInClient(world, 'sunqi', { consent: 'none' });

    expect((await allUsers(world.nocobase)).find(({ id }) => id === user?.id)).toMatchObject({
      nickname: '孙七',
      phone: null,
      email: null,
    });
  });

  test('turns a member id into a username that NocoBase accepts', async () => {
    const { user } = await signInInClient(world, 'Chen.Yi-1@Corp');

    expect(user?.username).toBe('Chen_Yi-1_Corp');
  });

  test('gives a username that is taken another ending', async () => {
    await createUser(world.nocobase, { username: 'newcomer' });
    addMember(world, 'newcomer', { name: '新人', personalFields: {} });

    const { user } = await signInInClient(world, 'newcomer');

    expect(user?.username).toMatch(/^newcomer_[0-9a-f]{6}$/);
  });

  test('leaves out an e-mail address that another user has', async () => {
    await createUser(world.nocobase, { username: 'holder', email: 'wujiu@corp.example.com' });
    world.simulator.control.updateMember('wujiu', { status: 1 });

    const { user } = await signInInClient(world, 'wujiu');

    expect((await allUsers(world.nocobase)).find(({ id }) => id === user?.id)).toMatchObject({ email: null });
  });

  test('leaves out the address of an avatar that is too long to be stored', async () => {
    world.simulator.control.updateMember('rootmobile', {
      personalFields: { avatar: `https://wework.qpic.cn/${'x'.repeat(300)}` },
    });

    const { user } = await signInInClient(world, 'rootmobile');

    const links = world.nocobase.app.db.getRepository('usersAuthenticators');
    const link = (await links.findOne({ filter: { userId: user?.id ?? 0 }, raw: true })) as { avatar: string } | null;
    expect(link?.avatar).toBe('');
  });
});

describe('a first sign-in that is refused', () => {
  const world = useWorld({ public: { autoSignUp: true } });

  test('explains in an ordinary browser that the first sign-in is inside WeCom', async () => {
    const { error } = await signInOnWeb(world, 'sunqi');

    expect(error).toMatchObject({
      code: 'wecom_not_linked',
      appName: world.simulator.app.name,
      homepageUrl: 'https://nocobase.example.com/api/wecom:authorize?authenticator=wecom',
    });
  });
});

describe('a first sign-in without automatic sign-up', () => {
  const world = useWorld();

  test('refuses a member whom no user matches, and says so', async () => {
    const { error } = await signInInClient(world, 'zhangsan');

    expect(error).toMatchObject({ code: 'wecom_sign_up_off', message: errorText('wecom_sign_up_off') });
  });

  test('links a member whose phone number matches', async () => {
    await createUser(world.nocobase, { username: 'wang', phone: '13800000003' });

    const { user } = await signInInClient(world, 'wangwu');

    expect(user?.username).toBe('wang');
  });

  test('answers the silent pass with the consent page and where the person wanted to go', async () => {
    const browser = newBrowser();
    const location = await authorize(world, browser, { redirect: '/admin/orders?tab=1' });

    const { error } = await complete(world, browser, await world.simulator.openInClient(location, 'zhangsan'));

    expect(error).toMatchObject({ code: 'wecom_consent_required', redirectTo: '/admin/orders?tab=1' });
    expect(new URL(error?.consentUrl ?? '').searchParams.get('scope')).toBe('snsapi_privateinfo');
  });
});

describe('the consent of a member whose phone number a user has', () => {
  const world = useWorld();

  afterEach(() => world.simulator.control.setBehaviour({ refusedConsent: 'with-code' }));

  async function memberWithUser(): Promise<{ id: string; userId: number }> {
    const { id, mobile } = newMember(world);
    return { id, userId: await createUser(world.nocobase, { username: `user-of-${id}`, phone: mobile }) };
  }

  /** WeCom's consent page, on which the member has not answered yet, and the browser that has it open. */
  async function askForConsent(memberId: string) {
    const { browser, address } = await comeBack(world, memberId);
    const { error } = await complete(world, browser, address);
    return { browser, consentUrl: error?.consentUrl ?? '' };
  }

  async function decline(consentUrl: string, memberId: string): Promise<string> {
    const { pathname, search } = new URL(consentUrl);
    const reply = await fetch(`${world.simulator.url}${pathname}${search}`, {
      method: 'POST',
      headers: { 'user-agent': WECOM_AGENT, cookie: `${MEMBER_COOKIE}=${memberId}` },
      body: new URLSearchParams({ answer: 'refuse' }),
      redirect: 'manual',
    });
    return reply.headers.get('location') ?? '';
  }

  test.each<[string, ConsentAnswer]>([
    ['nothing', 'none'],
    ['everything but the number', ['email', 'biz_mail', 'avatar']],
  ])('says that no number came when %s is ticked', async (_, consent) => {
    const { id } = await memberWithUser();

    const { error } = await signInInClient(world, id, { consent });

    expect(error).toMatchObject({ code: 'wecom_phone_not_shared', message: errorText('wecom_phone_not_shared') });
  });

  test('says the same when it is declined', async () => {
    const { id } = await memberWithUser();
    const { browser, consentUrl } = await askForConsent(id);

    const { error } = await complete(world, browser, await decline(consentUrl, id));

    expect(error?.code).toBe('wecom_phone_not_shared');
  });

  test('says that the sign-in was cancelled when WeCom brings no code for one that is declined', async () => {
    world.simulator.control.setBehaviour({ refusedConsent: 'state-only' });
    const { id } = await memberWithUser();
    const { browser, consentUrl } = await askForConsent(id);

    const { error } = await complete(world, browser, await decline(consentUrl, id));

    expect(error?.code).toBe('wecom_code_missing');
  });

  test('is asked for again by the next try, which finds the user', async () => {
    const { id, userId } = await memberWithUser();
    await signInInClient(world, id, { consent: 'none' });
    world.simulator.control.forgetConsent(id);

    const { browser, consentUrl } = await askForConsent(id);
    const address = await world.simulator.openInClient(consentUrl, id, { consent: ['mobile'] });

    expect(new URL(consentUrl).searchParams.get('scope')).toBe('snsapi_privateinfo');
    expect((await complete(world, browser, address)).user?.id).toBe(userId);
  });
});
