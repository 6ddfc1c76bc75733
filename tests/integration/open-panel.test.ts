import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PanelRequest } from '../../packages/plugin/src/shared/sign-in';
import { authorize, BROWSER_AGENT, complete, newBrowser, signInInClient } from '../world/sign-in';
import { startWorld, type World } from '../world/start-world';

let world: World;

beforeAll(async () => {
  world = await startWorld({ public: { autoSignUp: true, showQrCode: true } });
});
afterAll(() => world.stop());

/** Asks for a panel as the sign-in page does, and keeps the cookie. */
async function openPanel(browser = newBrowser(BROWSER_AGENT), query: Record<string, string> = {}, locale = 'en-US') {
  const search = new URLSearchParams({ authenticator: 'wecom', ...query }).toString();
  const headers = { 'User-Agent': browser.userAgent, 'X-Locale': locale };
  const reply = await world.nocobase.api(`wecom:openPanel?${search}`, { headers, cookies: browser.cookies });
  Object.assign(browser.cookies, reply.cookies);
  const { data, errors } = reply.body as { data?: PanelRequest; errors?: [{ code: string; message: string }] };
  return { browser, reply, panel: data, error: errors?.[0] };
}

/** The address that the panel's frame opens, by WeCom's own script. */
function panelAddress({ corpId, agentId, redirectUri, state }: PanelRequest): string {
  const query = { login_type: 'CorpApp', appid: corpId, agentid: agentId, redirect_uri: redirectUri, state };
  return `https://login.work.weixin.qq.com/wwlogin/sso/login?${new URLSearchParams(query).toString()}`;
}

async function scan(panel: PanelRequest | undefined, memberId: string): Promise<string> {
  if (!panel) {
    throw new Error('There is no panel to scan');
  }
  return world.simulator.scan(panelAddress(panel), memberId, 'confirm');
}

test('asks WeCom for the same as the button', async () => {
  const button = new URL(await authorize(world, newBrowser(BROWSER_AGENT), { redirect: '/admin/x' })).searchParams;

  const { panel, reply } = await openPanel(undefined, { redirect: '/admin/x' });

  expect(panel).toEqual({
    corpId: button.get('appid'),
    agentId: button.get('agentid'),
    redirectUri: button.get('redirect_uri'),
    lang: button.get('lang'),
    state: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    lifetimeMs: 600_000,
  });
  expect(reply.headers.get('Cache-Control')).toBe('no-store');
  expect(JSON.stringify(reply.body)).not.toContain(world.simulator.app.secret);
});

test('speaks the language of the page', async () => {
  expect((await openPanel(undefined, {}, 'zh-CN')).panel?.lang).toBe('zh');
});

describe('a scan of the panel', () => {
  test('signs a linked member in and ends at the redirect target', async () => {
    const { user } = await signInInClient(world, 'zhangsan');
    const { browser, panel } = await openPanel(undefined, { redirect: '/admin/orders' });

    const reply = await complete(world, browser, await scan(panel, 'zhangsan'));

    expect(reply).toMatchObject({ user: { id: user?.id }, redirectTo: '/admin/orders' });
  });

  test('completes once', async () => {
    const { browser, panel } = await openPanel();
    const address = await scan(panel, 'zhangsan');
    const cookies = { ...browser.cookies };
    await complete(world, browser, address);

    expect((await complete(world, { ...browser, cookies }, address)).error?.code).toBe('wecom_state_used');
  });

  test('is refused in another browser', async () => {
    const { panel } = await openPanel();
    const other = await openPanel();

    const { error } = await complete(world, other.browser, await scan(panel, 'zhangsan'));

    expect(error?.code).toBe('wecom_state_mismatch');
  });

  test('explains the first sign-in to a member without a link', async () => {
    const { browser, panel } = await openPanel();

    expect((await complete(world, browser, await scan(panel, 'wangwu'))).error?.code).toBe('wecom_not_linked');
  });

  test('is judged as one of an ordinary browser, also when the user agent claims to be WeCom’s', async () => {
    const { browser, panel } = await openPanel(newBrowser());

    const { error } = await complete(world, browser, await scan(panel, 'wangwu'));

    expect(error).toMatchObject({ code: 'wecom_not_linked' });
    expect(error).not.toHaveProperty('consentUrl');
  });
});

test.each(['https://evil.example', '//evil.example', '/admin/../x'])(
  'drops the redirect target %s',
  async (redirect) => {
    await signInInClient(world, 'zhangsan');
    const { browser, panel } = await openPanel(undefined, { redirect });

    expect((await complete(world, browser, await scan(panel, 'zhangsan'))).redirectTo).toBe('/admin');
  },
);

test.each([{ authenticator: 'nobody' }, { authenticator: 'basic' }, { authenticator: '' }])(
  'tells in JSON that there is no such authenticator, and leaves no cookie: %o',
  async (query) => {
    const { error, reply } = await openPanel(undefined, query);

    expect(reply.status).toBe(404);
    expect(error).toMatchObject({ code: 'wecom_authenticator_unavailable' });
    expect(error?.message).toContain('switched off');
    expect(reply.cookies).toEqual({});
  },
);
