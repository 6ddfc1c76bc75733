import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { TRIMMED_HOST } from '../../../host/hosts';
import { comeBack, complete, ORIGIN, signInInClient, signInOnWeb, WECOM_AGENT } from '../../world/sign-in';
import { optionsFor, type World } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

/** What a stranger, or a proxy that passes on everything, can write into a request. */
const FOREIGN_HEADERS = {
  Host: 'evil.example.com',
  'X-Hostname': 'evil.example.com',
  'X-Forwarded-Host': 'evil.example.com',
  'X-Forwarded-Proto': 'http',
  'X-Forwarded-Port': '8080',
  'X-Forwarded-Prefix': '/evil.example.com',
  'X-Original-URL': '/evil.example.com',
  Forwarded: 'host=evil.example.com;proto=http',
};

/** The host name of a sub-application that members do not reach below `/apps/`. */
const OWN_HOST = 'sales.example.com';

describe('in an application of its own host', () => {
  const world = useWorld({ public: { autoSignUp: true } });

  beforeAll(async () => {
    await world.nocobase.createAuthenticator({
      name: 'insecure',
      options: optionsFor(world.simulator, { origin: 'http://nocobase.example.com' }),
    });
    await signInInClient(world, 'lisi');
  });

  test.each(['wecom', 'nobody'])('the reply to wecom:authorize for %s is never cached', async (name) => {
    const { headers } = await world.nocobase.api(`wecom:authorize?authenticator=${name}`);

    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  test.each<[string, Parameters<typeof complete>[3]]>([
    ['succeeds', {}],
    ['has no state', { state: undefined }],
    ['has an unknown state', { state: '0'.repeat(32) }],
    ['has a code that WeCom refuses', { code: '0'.repeat(43) }],
    ['comes to an authenticator that does not exist', { authenticator: 'nobody' }],
  ])('the reply to a completion that %s is never cached', async (_how, changes) => {
    const { browser, address } = await comeBack(world, 'lisi');

    const { reply } = await complete(world, browser, address, changes);

    expect(reply.headers.get('Cache-Control')).toBe('no-store');
  });

  test('the reply that asks for consent is never cached', async () => {
    const { browser, address } = await comeBack(world, 'zhangsan');

    const { error, reply } = await complete(world, browser, address);

    expect(error?.code).toBe('wecom_consent_required');
    expect(reply.headers.get('Cache-Control')).toBe('no-store');
  });

  test('the cookie of an attempt is out of reach of scripts, other sites and plain http', async () => {
    expect(await attributesOf(world, 'wecom')).toEqual([
      'Path=/api/',
      'Max-Age=3600',
      'HttpOnly',
      'SameSite=Lax',
      'Secure',
    ]);
  });

  test('the cookie of an attempt travels over plain http only when the origin is http', async () => {
    expect(await attributesOf(world, 'insecure')).toEqual(['Path=/api/', 'Max-Age=3600', 'HttpOnly', 'SameSite=Lax']);
  });

  test('the cookie of an attempt is replaced where it was set, by a mark that is no attempt', async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    const [name = '', before] = Object.entries(browser.cookies)[0] ?? [];

    const { reply } = await complete(world, browser, address);

    const mark = reply.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
    expect(mark).toMatch(/; Path=\/api\/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure$/);
    expect(browser.cookies[name]?.length).toBeLessThan(before?.length ?? 0);
  });

  test.each([
    ['', 'at the address that they name'],
    [`&at=${encodeURIComponent(ORIGIN)}`, 'at the origin'],
    ['&at=https://evil.example.com', 'at a third one'],
    ['&at=https://evil.example.com&at=https://evil.example.com', 'at several'],
  ])('no address is built from the headers of a request "%s", %s', async (query) => {
    const { nocobase } = world;
    for (const [name, value] of [
      ...Object.entries(FOREIGN_HEADERS),
      ['Referer', 'https://evil.example.com/'] as const,
    ]) {
      for (const headers of [FOREIGN_HEADERS, { [name]: value }]) {
        const reply = await nocobase.api(`wecom:authorize?authenticator=wecom${query}`, { headers });

        const location = new URL(reply.headers.get('Location') ?? '');
        const redirectUri = location.searchParams.get('redirect_uri');
        expect(redirectUri ?? location.origin).toBe(redirectUri ? `${ORIGIN}/signin?authenticator=wecom` : ORIGIN);
        expect(JSON.stringify([...reply.headers])).not.toContain('evil');
      }
    }
  });

  test('a request with forged headers that was sent to the origin goes on to WeCom', async () => {
    const { headers } = await world.nocobase.api(
      `wecom:authorize?authenticator=wecom&at=${encodeURIComponent(ORIGIN)}`,
      { headers: FOREIGN_HEADERS },
    );

    const location = new URL(headers.get('Location') ?? '');
    expect(location.searchParams.get('redirect_uri')).toBe(`${ORIGIN}/signin?authenticator=wecom`);
  });

  test('no reply of a completion is built from the headers of a request', async () => {
    const { browser, address } = await comeBack(world, 'zhangsan');
    const { code, state } = Object.fromEntries(new URL(address).searchParams);

    const { body, headers } = await world.nocobase.api('auth:signIn', {
      body: { code, state },
      headers: { ...FOREIGN_HEADERS, 'X-Authenticator': 'wecom', 'User-Agent': WECOM_AGENT },
      cookies: browser.cookies,
    });

    expect(body).toMatchObject({ errors: [{ code: 'wecom_consent_required' }] });
    expect(JSON.stringify([body, ...headers])).not.toContain('evil');
  });
});

describe('in an application below a path', () => {
  const world = useWorld({}, { appPublicPath: '/nocobase/' });

  test('the cookie of an attempt goes to its API and nowhere else', async () => {
    expect(await attributesOf(world, 'wecom')).toContain('Path=/nocobase/api/');
  });

  test('the sign-in page that shows an error is found without the headers of a request', async () => {
    const { headers } = await world.nocobase.api('wecom:authorize?authenticator=nobody', { headers: FOREIGN_HEADERS });

    expect(headers.get('Location')).toBe('/nocobase/signin?authenticator=nobody&error=wecom_authenticator_unavailable');
  });

  test('the homepage link is the origin with the path of the API', async () => {
    const { error } = await signInOnWeb(world, 'zhangsan');

    expect(error?.homepageUrl).toBe(`${ORIGIN}/nocobase/api/wecom:authorize?authenticator=wecom`);
  });
});

describe('in a sub-application', () => {
  const world = useWorld({}, { appName: 'sales' });

  beforeAll(async () => {
    await world.nocobase.createAuthenticator({
      name: 'own-host',
      options: optionsFor(world.simulator, { origin: `https://${OWN_HOST}` }),
    });
    // What NocoBase's supervisor answers for a sub-application that is given a host name of its own.
    vi.spyOn(supervisor(), 'getAppNameByCName').mockImplementation((host) =>
      Promise.resolve(host === OWN_HOST ? 'sales' : null),
    );
  });
  afterAll(() => void vi.restoreAllMocks());

  test.each(['Host', 'X-Hostname', 'X-Forwarded-Host'])(
    '%s does not choose between its two addresses',
    async (header) => {
      const redirectUri = async (authenticator: string, host: string) => {
        const headers = { 'Accept-Language': 'en', [header]: host };
        const origin = authenticator === 'wecom' ? ORIGIN : `https://${OWN_HOST}`;
        const query = new URLSearchParams({ authenticator, at: origin }).toString();
        const reply = await world.nocobase.api(`wecom:authorize?${query}`, { headers });
        return new URL(reply.headers.get('Location') ?? '').searchParams.get('redirect_uri');
      };

      for (const host of [OWN_HOST, 'nocobase.example.com', 'evil.example.com']) {
        expect(await redirectUri('wecom', host)).toBe(`${ORIGIN}/apps/sales/signin?authenticator=wecom`);
        expect(await redirectUri('own-host', host)).toBe(`https://${OWN_HOST}/signin?authenticator=own-host`);
      }
    },
  );

  test('the sign-in page that shows an error is found without the headers of a request', async () => {
    const { headers } = await world.nocobase.api('wecom:authorize?authenticator=nobody', {
      headers: { Host: OWN_HOST, 'X-Forwarded-Host': OWN_HOST, 'X-Hostname': OWN_HOST },
    });

    expect(headers.get('Location')).toBe(
      '/apps/sales/signin?authenticator=nobody&error=wecom_authenticator_unavailable',
    );
  });

  test('the homepage link is the path of its API', async () => {
    const { error } = await signInOnWeb(world, 'zhangsan');

    expect(error?.homepageUrl).toBe(`${ORIGIN}/api/__app/sales/wecom:authorize?authenticator=wecom`);
  });
});

/** The supervisor of the NocoBase that the tests run, which is the host's. */
function supervisor(): { getAppNameByCName(host: string): Promise<string | null> } {
  const hostRequire = createRequire(path.join(TRIMMED_HOST, 'package.json'));
  const { AppSupervisor } = hostRequire('@nocobase/server') as typeof import('@nocobase/server');
  return AppSupervisor.getInstance();
}

async function attributesOf({ nocobase }: World, authenticator: string): Promise<string[]> {
  const { headers } = await nocobase.api(`wecom:authorize?authenticator=${authenticator}`);
  const [cookie = ''] = headers.getSetCookie().filter((line) => line.startsWith('nb_wecom_attempt_'));
  return cookie.split('; ').slice(1);
}
