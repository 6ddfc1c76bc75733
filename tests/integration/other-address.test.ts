import { beforeAll, describe, expect, test } from 'vitest';
import { change, myLinks, signInByPassword } from './support/links';
import { BROWSER_AGENT, complete, newBrowser, ORIGIN, signInInClient, WECOM_AGENT } from '../world/sign-in';
import { optionsFor } from '../world/start-world';
import { useWorld } from '../world/use-world';

const ELSEWHERE = { Host: 'intranet.example.com:13000' };
const PAGE_ELSEWHERE = { Referer: 'http://10.0.0.5:13000/signin' };

describe('under another address than the origin', () => {
  const world = useWorld({ public: { autoSignUp: true }, redirectPath: '/admin/welcome' });

  /** Where a browser is sent that opens `wecom:authorize` with these headers. */
  async function authorizeWith(headers: Record<string, string>, query = '') {
    const reply = await world.nocobase.api(`wecom:authorize?authenticator=wecom${query}`, { headers });
    return { location: reply.headers.get('Location') ?? '', cookies: reply.cookies, reply };
  }

  test.each([
    ['another host name', ELSEWHERE],
    ['an IP address', { Host: '10.0.0.5' }],
    ['http for https', { Host: 'nocobase.example.com', 'X-Forwarded-Proto': 'http' }],
    ['another port', { Host: 'nocobase.example.com:8443' }],
    ['a page elsewhere, behind a proxy that hides the host', PAGE_ELSEWHERE],
  ])('%s leads to the origin first, with the wanted page and without an attempt', async (_what, headers) => {
    const { location, cookies, reply } = await authorizeWith(headers, '&redirect=%2Fadmin%2Fx%3Fa%3D1&locale=zh-CN');

    const url = new URL(location);
    expect(url.origin + url.pathname).toBe(`${ORIGIN}/api/wecom:authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      authenticator: 'wecom',
      at: ORIGIN,
      redirect: '/admin/x?a=1',
      locale: 'zh-CN',
    });
    expect(cookies).toEqual({});
    expect(reply.headers.get('Cache-Control')).toBe('no-store');
  });

  test('the origin is told the language of the page that was left', async () => {
    const { location } = await authorizeWith(ELSEWHERE, '&locale=zh-CN');

    expect(new URL(location).searchParams.get('locale')).toBe('zh-CN');
  });

  test('no page is made up where none is wanted', async () => {
    const { location } = await authorizeWith(ELSEWHERE);

    expect(new URL(location).searchParams.has('redirect')).toBe(false);
  });

  test.each([
    ['that passes the host on', { Host: 'nocobase.example.com' }],
    ['that hides the host', { Host: 'app:13000' }],
    [
      'that writes another host',
      { Host: 'app', 'X-Forwarded-Host': 'intranet.example.com', 'X-Forwarded-Proto': 'http' },
    ],
  ])('it happens once, behind a proxy %s', async (_how, atOrigin) => {
    const { location } = await authorizeWith(ELSEWHERE, '&redirect=%2Fadmin%2Fx');
    const browser = newBrowser(WECOM_AGENT);

    const { search } = new URL(location);
    const headers = {
      ...atOrigin,
      'User-Agent': browser.userAgent,
      Referer: 'http://intranet.example.com:13000/signin',
    };
    const reply = await world.nocobase.api(`wecom:authorize${search}`, { headers });
    browser.cookies = reply.cookies;
    const authorizePage = reply.headers.get('Location') ?? '';

    expect(new URL(authorizePage).searchParams.get('redirect_uri')).toBe(`${ORIGIN}/signin?authenticator=wecom`);
    await signInInClient(world, 'zhangsan');
    const address = await world.simulator.openInClient(authorizePage, 'zhangsan');
    expect(await complete(world, browser, address)).toMatchObject({ redirectTo: '/admin/x' });
  });

  test('an authenticator that is not there is told where the person is', async () => {
    const { headers } = await world.nocobase.api('wecom:authorize?authenticator=nobody', { headers: ELSEWHERE });

    expect(headers.get('Location')).toBe('/signin?authenticator=nobody&error=wecom_authenticator_unavailable');
  });

  test('the QR code is refused with the address to use', async () => {
    const headers = { ...PAGE_ELSEWHERE, 'User-Agent': BROWSER_AGENT, 'X-Locale': 'en-US' };
    const { status, body, cookies } = await world.nocobase.api('wecom:openPanel?authenticator=wecom', { headers });

    expect(status).toBe(409);
    expect(body).toMatchObject({ errors: [{ code: 'wecom_other_address', origin: ORIGIN }] });
    expect(JSON.stringify(body)).toContain(`WeCom works at ${ORIGIN} only.`);
    expect(cookies).toEqual({});
  });

  test('the QR code is shown at the origin, and where the browser does not say where it is', async () => {
    for (const headers of [{ Referer: `${ORIGIN}/signin` }, { Host: 'app:13000' }, {}]) {
      const { status } = await world.nocobase.api('wecom:openPanel?authenticator=wecom', { headers });
      expect(status).toBe(200);
    }
  });

  test('a link is refused with the address to use', async () => {
    const session = await signInByPassword(world.nocobase, 'elsewhere');
    const { nocobase } = world;
    const there = {
      api: (route: string, request = {}) =>
        nocobase.api(route, withHeaders(request, { Origin: 'http://10.0.0.5:13000' })),
    };

    const { error } = await change({ ...nocobase, ...there }, session, 'wecom:startLink', {
      authenticator: 'wecom',
      redirect: '/admin',
    });

    expect(error).toMatchObject({ code: 'wecom_other_address', origin: ORIGIN });
    expect(await myLinks(nocobase, session)).toEqual([{ authenticator: 'wecom', title: 'WeCom' }]);
  });
});

function withHeaders(request: { headers?: Record<string, string> }, headers: Record<string, string>) {
  return { ...request, headers: { ...request.headers, ...headers } };
}

describe('under 127.0.0.1 when the origin is localhost', () => {
  const world = useWorld();
  let origin = '';

  beforeAll(async () => {
    origin = world.nocobase.url.replace('127.0.0.1', 'localhost');
    await world.nocobase.createAuthenticator({ name: 'local', options: optionsFor(world.simulator, { origin }) });
  });

  test('a sign-in starts at localhost', async () => {
    const { headers } = await world.nocobase.api('wecom:authorize?authenticator=local');

    expect(headers.get('Location')).toBe(
      `${origin}/api/wecom:authorize?authenticator=local&at=${encodeURIComponent(origin)}`,
    );
  });
});

describe('below a path', () => {
  const world = useWorld({}, { appPublicPath: '/nocobase/' });

  test('the origin has the path too', async () => {
    const { headers } = await world.nocobase.api('wecom:authorize?authenticator=wecom', { headers: ELSEWHERE });

    expect(headers.get('Location')).toMatch(`${ORIGIN}/nocobase/api/wecom:authorize?authenticator=wecom&at=`);
  });
});

describe('in a sub-application', () => {
  const world = useWorld({}, { appName: 'sales' });

  test('the origin leads to the same application', async () => {
    const { headers } = await world.nocobase.api('wecom:authorize?authenticator=wecom', { headers: ELSEWHERE });

    expect(headers.get('Location')).toMatch(`${ORIGIN}/api/__app/sales/wecom:authorize?authenticator=wecom&at=`);
  });
});
