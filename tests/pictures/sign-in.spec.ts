// What members see on the sign-in page.
import { openSignInPage, playPanelHost } from '../browser/support/qr-code-tab';
import { anyOf, configure, homepage } from '../browser/support/steps';
import { expect, test } from './fixtures';

test('the sign-in page', async ({ page, world, prefix, take }) => {
  await page.setViewportSize({ width: 800, height: 560 });
  await openSignInPage(page, world, `${prefix}/signin`);
  await expect(page.getByRole('button', { name: anyOf('Sign in with WeCom') })).toBeVisible();
  await take('sign-in', page.locator('body'));
});

test('a first sign-in in an ordinary browser', async ({ page, world, prefix, take }) => {
  const start = await page.request.get(homepage(world, prefix), { maxRedirects: 0 });
  const back = new URL(await world.simulator.scan(start.headers()['location'] ?? '', 'wangwu', 'confirm'));
  await page.goto(world.url + back.pathname + back.search);
  await expect(page.getByRole('alert').getByRole('listitem').last()).toBeVisible();
  await take('first-sign-in', page.getByRole('alert'));
});

test('the QR code on the sign-in page', async ({ page, world, prefix, take }) => {
  await configure(world, { origin: world.url, loginBaseUrl: '', public: { showQrCode: true, autoSignIn: false } });
  world.simulator.control.updateApp({ callbackDomains: [new URL(world.url).host] });
  await playPanelHost(page, world);
  await page.setViewportSize({ width: 600, height: 680 });
  await openSignInPage(page, world, `${prefix}/signin`);
  await page.getByRole('tab').last().click();
  await expect(page.frameLocator('iframe').getByRole('button').first()).toBeVisible();
  await take('qr-code', page.locator('body'));
});
