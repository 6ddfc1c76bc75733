import { beforeAll, describe, expect, test } from 'vitest';
import { USER_AGENTS } from '../../packages/simulator/src/index';
import { authorize, complete, newBrowser, ORIGIN, signInInClient } from '../world/sign-in';
import { allUsers } from './support/users';
import { useWorld } from '../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  world.simulator.control.setBehaviour({ weChatPlugin: 'followed' });
  await signInInClient(world, 'zhangsan');
});

/** A sign-in in consumer WeChat on a phone, by somebody who follows the corp's plugin there. */
async function signInInWeChat(memberId: string) {
  const browser = newBrowser(USER_AGENTS.wechat);
  const url = await authorize(world, browser);
  return complete(world, browser, await world.simulator.openInClient(url, memberId, { userAgent: browser.userAgent }));
}

describe('consumer WeChat', () => {
  test('on a phone goes to the silent page instead of a code that it would have to scan itself', async () => {
    const url = new URL(await authorize(world, newBrowser(USER_AGENTS.wechat)));

    expect(url.pathname).toBe('/connect/oauth2/authorize');
    expect(url.hash).toBe('#wechat_redirect');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      scope: 'snsapi_base',
      redirect_uri: `${ORIGIN}/signin?authenticator=wecom`,
    });
  });

  test('on a computer shows the code, which the phone can scan', async () => {
    const desktop = `${USER_AGENTS.browser} MicroMessenger/7.0.20.1781 NetType/WIFI WindowsWechat`;

    expect(new URL(await authorize(world, newBrowser(desktop))).pathname).toBe('/wwlogin/sso/login');
  });

  test('signs a linked member in who follows the plugin', async () => {
    expect((await signInInWeChat('zhangsan')).user?.username).toBe('zhangsan');
  });

  test('asks about status and range there, too', async () => {
    world.simulator.control.updateMember('zhangsan', { status: 2 });

    const { error } = await signInInWeChat('zhangsan');

    world.simulator.control.updateMember('zhangsan', { status: 1 });
    expect(error?.code).toBe('wecom_member_inactive');
  });

  test('sends a member without a link to WeCom for the first sign-in', async () => {
    const before = await allUsers(world.nocobase);

    const { error } = await signInInWeChat('lisi');

    expect(error).toMatchObject({
      code: 'wecom_not_linked',
      homepageUrl: `${ORIGIN}/api/wecom:authorize?authenticator=wecom`,
    });
    expect(error).not.toHaveProperty('consentUrl');
    expect(await allUsers(world.nocobase)).toEqual(before);
  });

  test('opens nothing to a stranger', async () => {
    expect((await signInInWeChat('outsider')).error?.code).toBe('wecom_not_a_member');
  });
});
