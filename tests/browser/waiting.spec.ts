import type { Page } from '@playwright/test';
import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { openMyWeCom } from './support/links';
import { chooseTab, openSignInPage, playPanelHost } from './support/qr-code-tab';
import { configure, expectPath, linkMember, signInAs } from './support/steps';

const BACK = `signin?authenticator=wecom&code=C&state=${'0'.repeat(32)}`;
const NO_ANSWER = 'The server did not answer. Try again.';

/** The browser shows a page again that it had kept as it was. */
const showAgain = (page: Page) =>
  page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));

test('a server that never answers a sign-in leaves the page usable', async ({ page, world, prefix }) => {
  await page.clock.install();
  await page.route(/auth:signIn/, () => undefined);
  const asked = page.waitForRequest(/auth:signIn/);
  await page.goto(`${world.url}${prefix}/${BACK}`);
  await asked;
  await expect(page.getByRole('status')).toHaveText('Signing in…');

  await page.clock.fastForward(15_000);

  await expect(page.getByRole('alert')).toContainText(NO_ANSWER);
  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await expect(page.locator('.wecom-signing-in')).toHaveCount(0);
});

test(
  'a server that never tells the authenticators does not blank a page inside WeCom',
  IN_ONE_CLIENT,
  async ({ world, prefix, openInWeCom }) => {
    const page = await openInWeCom('wangwu', 'desktop');
    await page.clock.install();
    let isFirst = true;
    await page.route(/publicList/, (route) => {
      if (!isFirst) {
        return route.fallback();
      }
      isFirst = false;
      return undefined;
    });
    await configure(world, { public: { autoSignIn: false } });
    const asked = page.waitForRequest(/publicList/);
    await page.goto(`${world.url}${prefix}/admin`);
    await asked;

    await page.clock.fastForward(5_000);

    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  },
);

test(
  'a page of a public network in the place of the answer is told as no answer',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await page.route(/auth:signIn/, (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Welcome to the hotel</title>' }),
    );

    await page.goto(`${world.url}${prefix}/${BACK}`);

    await expect(page.getByRole('alert')).toContainText(NO_ANSWER);
  },
);

test(
  'a QR code whose time ran out while the computer slept is replaced when the page is seen again',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await configure(world, { loginBaseUrl: '', public: { showQrCode: true, autoSignIn: false } });
    await page.clock.install();
    const opened = await playPanelHost(page, world);
    await openSignInPage(page, world, `${prefix}/signin`);
    const panel = await chooseTab(page);
    await expect(panel.getByText('Scan the QR code with WeCom to log in')).toBeVisible();
    const [first] = opened;

    // The clock goes on, and no timer fires.
    await page.clock.setSystemTime(Date.now() + 3_600_000);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

    await expect.poll(() => opened.length).toBe(2);
    expect(opened[1]?.searchParams.get('state')).not.toBe(first?.searchParams.get('state'));
    await expect(panel.getByText('Scan the QR code with WeCom to log in')).toBeVisible();
  },
);

test('after Back from WeCom the dialog can link again', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await signInAs(page, world, 'wangwu');
  // A page of WeCom that never comes up keeps this one where it is, as if the browser had kept it.
  await page.route(/wwlogin/, (route) => route.fulfill({ status: 204 }));
  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  const button = dialog.getByRole('button', { name: 'Link WeCom account' });
  const left = page.waitForRequest(/wwlogin/);
  await button.click();
  await left;
  await expect(button).toHaveClass(/ant-btn-loading/);

  await showAgain(page);

  await expect(button).not.toHaveClass(/ant-btn-loading/);
  await expect(button).toBeEnabled();
});

test(
  'an automatic login whose way out is blocked ends on a page that can be used',
  IN_ONE_CLIENT,
  async ({ world, prefix, openInWeCom }) => {
    await linkMember(world, 'wangwu');
    const page = await openInWeCom('wangwu', 'desktop');
    await page.route(/wecom:authorize/, (route) => route.fulfill({ status: 204 }));
    const left = page.waitForRequest(/wecom:authorize/);
    await page.goto(`${world.url}${prefix}/admin`);
    await left;
    await expect(page.getByRole('status')).toHaveText('Signing in…');

    await showAgain(page);

    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
    await expect(page.locator('.wecom-signing-in')).toHaveCount(0);
    await expectPath(page, new RegExp(`^${prefix}/signin`));
  },
);
