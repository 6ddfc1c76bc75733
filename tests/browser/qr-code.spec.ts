import type { FrameLocator } from '@playwright/test';
import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import { configure, errorText, expectPath, expectSignedIn, linkMember, readTexts } from './support/steps';
import { chooseTab, openSignInPage, PANEL_HOST, playPanelHost } from './support/qr-code-tab';

const texts = readTexts('en-US');

/** Scans the code in the panel with a member's phone and confirms. */
async function scanPanel(panel: FrameLocator, memberId: string): Promise<void> {
  await panel.getByLabel(/scan with the phone/).selectOption(memberId);
  await panel.getByRole('button', { name: 'Confirm' }).click();
}

test.beforeEach(({ world }) => configure(world, { loginBaseUrl: '', public: { showQrCode: true, autoSignIn: false } }));

test('a linked member scans the code on the sign-in page and sees the page they wanted', async ({
  page,
  world,
  prefix,
}) => {
  await linkMember(world, 'wangwu');
  await playPanelHost(page, world);
  const target = `${prefix}/admin/reports?year=2026`;
  await openSignInPage(page, world, `${prefix}/signin?redirect=${encodeURIComponent(target)}`);

  await scanPanel(await chooseTab(page), 'wangwu');

  await expectSignedIn(page, 'Wang Wu');
  await expectPath(page, target);
  await page.goBack();
  expect(page.url()).not.toMatch(/[?&]code=/);
});

test('a first sign-in is explained as after the QR page', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await playPanelHost(page, world);
  await openSignInPage(page, world, `${prefix}/signin`);

  await scanPanel(await chooseTab(page), 'wangwu');

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_not_linked'));
  await expect(page.getByRole('img', { name: 'QR code of the link below' })).toBeVisible();
  await page.getByRole('tab', { name: '企业微信' }).click();
  const hint = 'The code to scan now is in the steps below. When you are done, press “Try again” there.';
  await expect(page.getByText(hint)).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('a scan that is refused for another reason has a fresh code', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await linkMember(world, 'wangwu');
  await playPanelHost(page, world);
  await openSignInPage(page, world, `${prefix}/signin`);
  const panel = await chooseTab(page);
  world.simulator.control.fail({ path: 'auth/getuserinfo', errcode: 60020 });

  await scanPanel(panel, 'wangwu');

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_untrusted_ip'));
  const fresh = await chooseTab(page);
  await expect(fresh.getByText('Scan the QR code with WeCom to log in')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(1);
  await scanPanel(fresh, 'wangwu');
  await expectSignedIn(page, 'Wang Wu');
});

test('the tab of an authenticator without the option has its button', async ({ page, world, prefix }) => {
  const { corpId, agentId, secret } = world.simulator.app;
  const options = { corpId, agentId, secret, origin: world.url, loginBaseUrl: world.simulator.url };
  const branch = { name: 'branch', authType: 'wecom', title: 'Branch', enabled: true, options };
  await world.api.call('authenticators:create', {}, branch);
  await openSignInPage(page, world, `${prefix}/signin`);
  await page.getByRole('tab', { name: 'Branch' }).click();
  const tab = page.getByRole('tabpanel', { name: 'Branch' });
  await expect(tab).toContainText('Press the button to sign in.');
  await expectAccessible(tab);

  const start = page.waitForRequest(/wecom:authorize/);
  await tab.getByRole('button', { name: 'Branch' }).click();

  expect(new URL((await start).url()).searchParams.get('authenticator')).toBe('branch');
});

test('nothing of WeCom is loaded before the tab is shown', async ({ page, world, prefix }) => {
  const opened = await playPanelHost(page, world);
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await openSignInPage(page, world, `${prefix}/signin`);
  await expect(page.getByRole('tab', { name: '企业微信' })).toBeVisible();
  expect(asked.filter((url) => /openPanel|login\.work/.test(url))).toEqual([]);
  const before = asked.length;

  const panel = await chooseTab(page);

  await expect(panel.getByText('Scan the QR code with WeCom to log in')).toBeVisible();
  await expectAccessible(page.getByRole('tabpanel', { name: '企业微信' }));
  expect(asked.slice(before).some((url) => url.includes('/dist/client'))).toBe(true);
  expect(Object.fromEntries(opened[0]?.searchParams ?? [])).toMatchObject({
    redirect_type: 'callback',
    color_scheme: 'light',
    lang: 'en',
    redirect_uri: `${world.url}${prefix}/signin?authenticator=wecom`,
  });
  // The one-click sign-in of desktop WeCom asks a port of the own machine.
  await expect(page.locator('iframe')).toHaveAttribute('allow', 'local-network-access');
});

test(
  'a panel that is blocked points to the button after eight seconds',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await page.route(`${PANEL_HOST}/**`, (route) => route.abort());
    await page.clock.install();
    await openSignInPage(page, world, `${prefix}/signin`);
    const opened = page.waitForRequest(`${PANEL_HOST}/**`);
    await page.getByRole('tab', { name: '企业微信' }).click();
    expect((await opened).frame().parentFrame()).not.toBeNull();

    await page.clock.fastForward(8_000);

    await expect(page.getByRole('alert')).toHaveText(texts['The QR code did not load. Use the button below.'] ?? '');
    await expect(page.locator('iframe')).toHaveCount(0);
    await expectAccessible(page.getByRole('alert'));
    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  },
);

test('a sign-in that cannot start says why', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await openSignInPage(page, world, `${prefix}/signin`);
  await configure(world, {}, false);

  await page.getByRole('tab', { name: '企业微信' }).click();

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_authenticator_unavailable'));
});

test(
  'the panel fits a phone, and is above the footer on a low screen',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await page.setViewportSize({ width: 375, height: 812 });
    await playPanelHost(page, world);
    await openSignInPage(page, world, `${prefix}/signin`);

    const panel = await chooseTab(page);

    await expect(panel.getByText('Scan the QR code with WeCom to log in')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    const box = await page.locator('iframe').boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 375).toBe(true);

    await page.setViewportSize({ width: 1366, height: 650 });
    const [button, footer] = [page.getByRole('button', { name: '企业微信' }), page.getByText('Powered by')];
    const topOf = async (part: typeof footer) => (await part.boundingBox())?.y ?? 0;
    await expect.poll(async () => (await topOf(footer)) - (await topOf(button))).toBeGreaterThan(32);
  },
);

for (const [reason, changes] of [
  ['while the option is off', { public: { showQrCode: false } }],
  ['with a login host of one’s own', { loginBaseUrl: 'https://login.corp.example.com' }],
] as const) {
  test(`there is no tab ${reason}`, IN_ONE_CLIENT, async ({ page, world, prefix }) => {
    await configure(world, changes);
    await openSignInPage(page, world, `${prefix}/signin`);

    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
    await expect(page.getByRole('tab')).toHaveCount(0);
  });
}

test('there is no tab inside WeCom', IN_ONE_CLIENT, async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('wangwu');
  await openSignInPage(page, world, `${prefix}/signin`);

  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(0);
});
