import type { Page, Request } from '@playwright/test';
import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { errorText, expectPath, expectSignedIn, holdClient, linkMember } from './support/steps';

const REPORTS = '/admin/reports?year=2026';

/** Opens a page and tells whether that set out for WeCom. */
async function open(page: Page, address: string): Promise<boolean> {
  let hasLeft = false;
  const note = (request: Request) => void (hasLeft ||= request.url().includes('wecom:authorize'));
  page.on('request', note);
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  page.off('request', note);
  return hasLeft;
}

/** Signs Wang Wu in, in a web view that then stays open for a while. */
async function signInAndWait(page: Page, address: string): Promise<void> {
  await page.clock.install();
  await page.goto(address);
  await expectSignedIn(page, 'Wang Wu');
  await page.clock.fastForward('10:01');
}

test.describe('a session in WeCom', IN_ONE_CLIENT, () => {
  test.beforeEach(async ({ world }) => {
    await linkMember(world, 'wangwu');
    await linkMember(world, 'zhangsan');
  });

  test('another person in the same web view gets a session of their own, on the very page', async ({
    world,
    prefix,
    openInWeCom,
  }) => {
    const page = await openInWeCom('wangwu');
    await page.clock.install();
    await page.goto(`${world.url}${prefix}/admin`);
    await expectSignedIn(page, 'Wang Wu');
    await holdClient(page, world, 'zhangsan');
    expect(await open(page, `${world.url}${prefix}${REPORTS}`)).toBe(false);
    await expectSignedIn(page, 'Wang Wu');

    await page.clock.fastForward('10:01');
    await page.goto(`${world.url}${prefix}${REPORTS}`);

    await expectSignedIn(page, '张三');
    await expectPath(page, `${prefix}${REPORTS}`);
  });

  test('an outage during a re-check keeps the session and the page, and is not tried again for ten minutes', async ({
    world,
    prefix,
    openInWeCom,
  }) => {
    const page = await openInWeCom('wangwu');
    await signInAndWait(page, `${world.url}${prefix}/admin`);
    world.simulator.control.fail({ path: 'auth/getuserinfo', hangUp: true, times: 9 });
    const asked = page.waitForResponse(/auth:signIn/);

    await page.goto(`${world.url}${prefix}${REPORTS}`);

    expect((await asked).ok()).toBe(false);
    await expectPath(page, `${prefix}${REPORTS}`);
    await expectSignedIn(page, 'Wang Wu');
    expect(await open(page, `${world.url}${prefix}${REPORTS}`)).toBe(false);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('a member who has left is signed out by a re-check', async ({ world, prefix, openInWeCom }) => {
    const page = await openInWeCom('wangwu');
    await signInAndWait(page, `${world.url}${prefix}/admin`);
    world.simulator.control.updateMember('wangwu', { status: 2 });

    await page.goto(`${world.url}${prefix}${REPORTS}`);

    await expect(page.getByRole('alert')).toContainText(errorText('wecom_member_inactive'));
    await expectSignedIn(page, undefined);
  });
});
