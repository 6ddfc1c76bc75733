import { beforeAll, describe, expect, test } from 'vitest';
import { DEEP_LINKS } from '../../../packages/plugin/src/shared/testing/deep-links';
import { HOSTILE_TARGETS } from '../../../packages/plugin/src/shared/testing/hostile-targets';
import { authorize, complete, newBrowser, ORIGIN, signInInClient } from '../../world/sign-in';
import { type World } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

const TRICKS = Object.values(HOSTILE_TARGETS).flat();
const PAGES = Object.values(DEEP_LINKS).flat();

/** Where a person is sent after WeCom, and after the sign-in, who asked for this target. */
async function follow(world: World, redirect: string) {
  const browser = newBrowser();
  const location = await authorize(world, browser, { redirect });
  const { redirectTo } = await complete(world, browser, await world.simulator.openInClient(location, 'zhangsan'));
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

  test.each(PAGES)('%s is where the person gets to', async (redirect) => {
    const signIn = redirect.startsWith('/v/') ? '/v/signin' : '/signin';
    expect(await follow(world, redirect)).toEqual({
      redirectUri: `${ORIGIN}${signIn}?authenticator=wecom`,
      redirectTo: redirect,
    });
  });

  test('a record key that was decoded on its way is where the person gets to', async () => {
    const { redirectTo } = await follow(world, '/admin/p1/popups/u1/filterbytk/PO 2024-001');

    expect(redirectTo).toBe('/admin/p1/popups/u1/filterbytk/PO%202024-001');
  });

  test.each(PAGES)('%s is handed on to the sign-in page when there is an error', async (redirect) => {
    const location = await authorize(world, newBrowser(), { authenticator: 'nobody', redirect });

    expect(new URL(location, ORIGIN).searchParams.get('redirect')).toBe(redirect);
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
    ['/v/admin/orders', '/nocobase/v/signin', '/nocobase/v/admin/orders'],
  ])('%s leads by way of %s to %s', async (redirect, signIn, redirectTo) => {
    expect(await follow(world, redirect)).toEqual({
      redirectUri: `${ORIGIN}${signIn}?authenticator=wecom`,
      redirectTo,
    });
  });
});

describe('in a sub-application', () => {
  const world = useWorld({ public: { autoSignUp: true } }, { appName: 'sales' });

  beforeAll(() => signInInClient(world, 'zhangsan'));

  test.each(TRICKS)('%j leads to the default target', async (redirect) => {
    expect(await follow(world, redirect)).toEqual({
      redirectUri: `${ORIGIN}/apps/sales/signin?authenticator=wecom`,
      redirectTo: '/apps/sales/admin',
    });
  });

  test.each([
    ['/admin/orders?tab=1#open', '/apps/sales/signin', '/apps/sales/admin/orders?tab=1#open'],
    ['/v/apps/sales/admin', '/v/apps/sales/signin', '/v/apps/sales/admin'],
    ['/v/admin', '/v/apps/sales/signin', '/v/apps/sales/admin'],
    ['/vault', '/apps/sales/signin', '/apps/sales/vault'],
  ])('%s leads by way of %s to %s', async (redirect, signIn, redirectTo) => {
    expect(await follow(world, redirect)).toEqual({
      redirectUri: `${ORIGIN}${signIn}?authenticator=wecom`,
      redirectTo,
    });
  });

  test('a target in the modern client is handed on to its sign-in page when there is an error', async () => {
    const location = await authorize(world, newBrowser(), { authenticator: 'nobody', redirect: '/v/admin' });

    expect(location).toBe(
      '/v/apps/sales/signin?authenticator=nobody&error=wecom_authenticator_unavailable&redirect=%2Fv%2Fapps%2Fsales%2Fadmin',
    );
  });
});
