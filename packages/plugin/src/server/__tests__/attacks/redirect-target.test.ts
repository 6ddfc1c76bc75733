import { beforeAll, describe, expect, test } from 'vitest';
import { authorize, newBrowser, ORIGIN, signInInClient, type World } from '../harness/sign-in';
import { useWorld } from '../harness/use-world';

/** Targets that some browser, proxy or router could read as another site; the pure check has the whole list. */
const TRICKS = [
  'https://evil.example.com/admin',
  'HTTPS:evil.example.com',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example.com',
  '@evil.example.com',
  ':80/admin',
  '//evil.example.com',
  '///evil.example.com',
  '//nocobase.example.com@evil.example.com',
  '/\\evil.example.com',
  '\\\\evil.example.com',
  '/admin\\..\\..\\evil.example.com',
  '/.//evil.example.com',
  '/..//evil.example.com',
  '/admin/../../evil.example.com',
  '/%2Fevil.example.com',
  '/%5Cevil.example.com',
  '/%252Fevil.example.com',
  '/%25252Fevil.example.com',
  '/%2e%2e//evil.example.com',
  '/admin/%2e%2e//evil.example.com',
  '/\t/evil.example.com',
  '/\n/evil.example.com',
  '/%09/evil.example.com',
  '/%0d%0aLocation:%20https://evil.example.com',
  '/\u2044evil.example.com',
  '/\uff0fevil.example.com',
  '/%EF%BC%8Fevil.example.com',
  '/\u202e/evil.example.com',
  '/\u200b/evil.example.com',
  '/%',
  '/%c0%af/evil.example.com',
  ' /admin',
  '',
  `/${'a'.repeat(2048)}`,
];

/** Where a person is sent after WeCom, and after the sign-in, who asked for this target. */
async function follow(world: World, redirect: string) {
  const location = await authorize(world, newBrowser(), { redirect });
  const { redirectTo } = await signInInClient(world, 'zhangsan', { query: { redirect } });
  return { redirectUri: new URL(location).searchParams.get('redirect_uri'), redirectTo };
}

describe('in an application of its own host', () => {
  const world = useWorld({ public: { autoSignUp: true } });

  beforeAll(async () => {
    await signInInClient(world, 'zhangsan');
  });

  test.each(TRICKS)('%j leads to the default target', async (redirect) => {
    expect(await follow(world, redirect)).toEqual({
      redirectUri: `${ORIGIN}/signin?authenticator=wecom`,
      redirectTo: '/admin',
    });
  });

  test.each([
    ['/admin/orders?tab=1#open', '/signin'],
    ['/admin/客户', '/signin'],
    ['/javascript:alert(1)', '/signin'],
    ['/v/admin/orders?next=//a', '/v/signin'],
  ])('%s is where the person gets to, by way of %s', async (redirect, signIn) => {
    expect(await follow(world, redirect)).toEqual({
      redirectUri: `${ORIGIN}${signIn}?authenticator=wecom`,
      redirectTo: redirect,
    });
  });

  test('a target that is named twice counts as none', async () => {
    const { headers } = await world.nocobase.api('wecom:authorize?authenticator=wecom&redirect=/v/a&redirect=//evil');

    const location = new URL(headers.get('Location') ?? '');

    expect(location.searchParams.get('redirect_uri')).toBe(`${ORIGIN}/signin?authenticator=wecom`);
  });

  test.each(TRICKS)('%j is not handed on to the sign-in page when there is an error', async (redirect) => {
    const location = await authorize(world, newBrowser(), { authenticator: 'nobody', redirect });

    expect(location).toBe('/signin?authenticator=nobody&error=wecom_authenticator_unavailable');
  });
});

describe('in an application below a path', () => {
  const world = useWorld({ public: { autoSignUp: true } }, { appPublicPath: '/nocobase/' });

  beforeAll(async () => {
    await signInInClient(world, 'zhangsan');
  });

  test.each(TRICKS)('%j leads to the default target', async (redirect) => {
    expect(await follow(world, redirect)).toEqual({
      redirectUri: `${ORIGIN}/nocobase/signin?authenticator=wecom`,
      redirectTo: '/nocobase/admin',
    });
  });

  test.each([
    ['/admin', '/nocobase/signin', '/nocobase/admin'],
    ['/admin/orders?tab=1#open', '/nocobase/signin', '/nocobase/admin/orders?tab=1#open'],
    ['/nocobase/v/admin', '/nocobase/v/signin', '/nocobase/v/admin'],
  ])('%s leads by way of %s to %s', async (redirect, signIn, redirectTo) => {
    expect(await follow(world, redirect)).toEqual({
      redirectUri: `${ORIGIN}${signIn}?authenticator=wecom`,
      redirectTo,
    });
  });
});
