import { describe, expect, test } from 'vitest';
import { authorize, BROWSER_AGENT, newBrowser, ORIGIN, WECOM_AGENT } from '../world/sign-in';
import { useWorld } from '../world/use-world';

describe('wecom:authorize', () => {
  const world = useWorld({ redirectPath: '/admin/welcome' });

  test('sends a browser inside WeCom to the silent authorize page', async () => {
    const url = new URL(await authorize(world, newBrowser(WECOM_AGENT)));

    expect(url.pathname).toBe('/connect/oauth2/authorize');
    expect(url.hash).toBe('#wechat_redirect');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      appid: world.simulator.app.corpId,
      agentid: world.simulator.app.agentId,
      scope: 'snsapi_base',
      response_type: 'code',
      redirect_uri: `${ORIGIN}/signin?authenticator=wecom`,
      state: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
  });

  test('sends an ordinary browser to the QR page', async () => {
    const url = new URL(await authorize(world, newBrowser(BROWSER_AGENT)));

    expect(url.pathname).toBe('/wwlogin/sso/login');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      login_type: 'CorpApp',
      appid: world.simulator.app.corpId,
      agentid: world.simulator.app.agentId,
      redirect_uri: `${ORIGIN}/signin?authenticator=wecom`,
    });
  });

  test.each([
    ['what the page says', '&locale=zh-CN', 'en-GB,en', 'zh'],
    ['what the page says, for a language that WeCom does not speak', '&locale=ja-JP', 'zh-CN,zh', 'en'],
    ['the browser, for the homepage link alone', '', 'ja,zh-TW;q=0.8,en;q=0.5', 'zh'],
    ['the server, when neither says anything', '', '*', 'en'],
  ])('asks WeCom’s page to speak the language of %s', async (_, query, accepted, lang) => {
    const headers = { 'User-Agent': BROWSER_AGENT, 'Accept-Language': accepted };
    const reply = await world.nocobase.api(`wecom:authorize?authenticator=wecom${query}`, { headers });

    expect(new URL(reply.headers.get('Location') ?? '').searchParams.get('lang')).toBe(lang);
  });

  test('makes a new state each time', async () => {
    const states = await Promise.all([1, 2, 3].map(async () => new URL(await authorize(world, newBrowser())).search));

    expect(new Set(states).size).toBe(3);
  });

  test.each([['nobody'], ['basic'], ['']])(
    'leads to the sign-in page with an error for authenticator "%s"',
    async (name) => {
      const browser = newBrowser();
      const location = await authorize(world, browser, { authenticator: name, redirect: '/v/admin/x' });

      const url = new URL(location, ORIGIN);
      expect(url.pathname).toBe('/v/signin');
      expect(url.searchParams.get('error')).toBe('wecom_authenticator_unavailable');
      expect(url.searchParams.get('redirect')).toBe('/v/admin/x');
      expect(browser.cookies).toEqual({
        nb_wecom_refused_main: expect.stringMatching(/^wecom_authenticator_unavailable\.[0-9A-Z]{8}$/) as string,
      });
    },
  );

  test('lets the page read the error that it leads with, for two minutes, and nothing else', async () => {
    const { headers } = await world.nocobase.api('wecom:authorize?authenticator=nobody');

    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^nb_wecom_refused_main=wecom_authenticator_unavailable\.[0-9A-Z]{8}; Path=\/; Max-Age=120; SameSite=Lax$/,
      ),
    ]);
  });

  test('gives a start that works no error', async () => {
    const browser = newBrowser();
    await authorize(world, browser);

    expect(Object.keys(browser.cookies)).toEqual([expect.stringMatching(/^nb_wecom_attempt_main_/)]);
  });

  test('leads to the sign-in page with an error when an authenticator is named twice', async () => {
    const { headers } = await world.nocobase.api('wecom:authorize?authenticator=wecom&authenticator=wecom');

    expect(headers.get('Location')).toContain('error=wecom_authenticator_unavailable');
  });
});

describe('wecom:authorize below a path', () => {
  const world = useWorld({}, { appPublicPath: '/nocobase/' });

  test.each([
    ['/admin', '/nocobase/signin'],
    ['/nocobase/v/admin', '/nocobase/v/signin'],
  ])('comes back to the client of %s', async (redirect, path) => {
    const url = new URL(await authorize(world, newBrowser(), { redirect }));

    expect(url.searchParams.get('redirect_uri')).toBe(`${ORIGIN}${path}?authenticator=wecom`);
  });
});
