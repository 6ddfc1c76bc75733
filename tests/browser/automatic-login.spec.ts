import type { Page } from '@playwright/test';
import { expect, IN_LEGACY_CLIENT, IN_ONE_CLIENT, test } from './fixtures';
import type { World } from './support/world';
import {
  agree,
  configure,
  errorText,
  expectPath,
  expectSignedIn,
  holdClient,
  homepage,
  leaveSession,
  linkMember,
} from './support/steps';

/** Gives the WeCom client of this page to another member, who opens a new web view. */
async function handOver(page: Page, world: World, memberId: string): Promise<Page> {
  await holdClient(page, world, memberId);
  return page.context().newPage();
}

const signOut = (page: Page) => page.evaluate(() => localStorage.setItem('NOCOBASE_TOKEN', ''));

test('opening any page inside WeCom signs in and ends on that very page', async ({ world, prefix, openInWeCom }) => {
  await linkMember(world, 'wangwu');
  const page = await openInWeCom('wangwu');

  await page.goto(`${world.url}${prefix}/admin/reports?year=2026`);

  await expectSignedIn(page, 'Wang Wu');
  await expectPath(page, `${prefix}/admin/reports?year=2026`);
});

// Not in the modern client: the bare address of the application is the legacy one's.
test('the bare address of the application works as the homepage', IN_LEGACY_CLIENT, async ({ world, openInWeCom }) => {
  const page = await openInWeCom('zhangsan');

  await page.goto(`${world.url}/`);
  await agree(page);

  await expectSignedIn(page, '张三');
  await expectPath(page, '/admin');
});

test('the mobile page works as the homepage on a phone', IN_LEGACY_CLIENT, async ({ world, openInWeCom }) => {
  await linkMember(world, 'zhangsan');
  const page = await openInWeCom('zhangsan', 'phone');

  await page.goto(`${world.url}/m`);

  await expectSignedIn(page, '张三');
  await expectPath(page, '/m');
});

test('an ordinary browser is asked to sign in', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await page.goto(`${world.url}${prefix}/admin/reports`);

  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await expectPath(page, new RegExp(`^${prefix}/signin`));
});

test('it is off without the option', IN_ONE_CLIENT, async ({ world, prefix, openInWeCom }) => {
  await configure(world, { public: { autoSignIn: false } });
  const page = await openInWeCom('wangwu');

  await page.goto(`${world.url}${prefix}/admin/reports`);

  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
});

test('a failure is told once and is not tried again', IN_ONE_CLIENT, async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('zhouba');
  await page.goto(`${world.url}${prefix}/admin/reports`);
  await expect(page.getByRole('alert')).toContainText(errorText('wecom_not_in_visible_range'));

  let starts = 0;
  page.on('request', (request) => (starts += Number(request.url().includes('wecom:authorize'))));
  await page.reload();
  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await page.goto(`${world.url}${prefix}/admin/reports`);
  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await page.waitForLoadState('networkidle');

  expect(starts).toBe(0);
});

test('a person who signed out stays signed out until they press the button', async ({ world, prefix, openInWeCom }) => {
  await linkMember(world, 'wangwu');
  const page = await openInWeCom('wangwu', 'desktop');
  await page.goto(homepage(world, prefix));

  await page.getByTestId('user-center-button').hover();
  await page.getByText('Sign out', { exact: true }).click();
  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await page.goto(`${world.url}${prefix}/admin`);
  await page.getByRole('button', { name: '企业微信' }).click();

  await expectSignedIn(page, 'Wang Wu');
  await expectPath(page, `${prefix}/admin`);
});

test(
  'an ended session is renewed on the page where it ended',
  IN_ONE_CLIENT,
  async ({ world, prefix, openInWeCom }) => {
    await linkMember(world, 'wangwu');
    const page = await openInWeCom('wangwu');
    await page.clock.install();
    await page.goto(homepage(world, prefix));
    await expectPath(page, `${prefix}/admin`);
    await page.clock.fastForward('01:00');
    await signOut(page);

    await page.goto(`${world.url}${prefix}/admin/reports`);

    await expectSignedIn(page, 'Wang Wu');
    await expectPath(page, `${prefix}/admin/reports`);
  },
);

test.describe('when another person holds the client', IN_ONE_CLIENT, () => {
  let page: Page;

  test.beforeEach(async ({ world, openInWeCom }) => {
    page = await openInWeCom('wangwu');
    await leaveSession(page, world, await linkMember(world, 'wangwu'));
  });

  test('their session replaces the old one', async ({ world, prefix }) => {
    const view = await handOver(page, world, 'zhangsan');
    await view.goto(`${world.url}${prefix}/admin/reports`);
    await agree(view);

    await expectPath(view, `${prefix}/admin/reports`);
    await expectSignedIn(view, '张三');
  });

  test('a refusal ends the old session', async ({ world, prefix }) => {
    const view = await handOver(page, world, 'zhouba');
    await view.goto(`${world.url}${prefix}/admin/reports`);

    await expect(view.getByRole('alert')).toContainText(errorText('wecom_not_in_visible_range'));
    await expectSignedIn(view, undefined);
  });

  test('the old session is kept while WeCom does not answer', async ({ world, prefix }) => {
    world.simulator.control.fail({ path: 'auth/getuserinfo', hangUp: true, times: 9 });

    const view = await page.context().newPage();
    const asked = view.waitForResponse(/auth:signIn/);
    await view.goto(`${world.url}${prefix}/admin/reports`);
    expect((await asked).ok()).toBe(false);

    await expectPath(view, `${prefix}/admin/reports`);
    await expectSignedIn(view, 'Wang Wu');
  });
});
