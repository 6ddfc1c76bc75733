import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import { errorText, expectPath, expectSignedIn, homepage, linkMember, scan } from './support/steps';

test('the button leads a linked member to the QR code, and that to the page they wanted', async ({
  page,
  world,
  prefix,
}) => {
  await linkMember(world, 'wangwu');

  const target = `${prefix}/admin/reports?year=2026`;
  await page.goto(`${world.url}${prefix}/signin?redirect=${encodeURIComponent(target)}`);
  const start = page.waitForRequest(/wecom:authorize/);
  await page.getByRole('button', { name: '企业微信' }).click();
  expect(new URL((await start).url()).searchParams.get('redirect')).toBe(target);
  await expect(page.getByText('Scan the QR code with WeCom to log in')).toBeVisible();
  await scan(page, 'wangwu');

  await expectSignedIn(page, 'Wang Wu');
  await expectPath(page, target);
});

test(
  'who opened another address than the origin signs in at the origin and sees the record they wanted',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await linkMember(world, 'wangwu');
    const elsewhere = world.url.replace('localhost', '127.0.0.1');
    const target = `${prefix}/admin/reports/popups/u1/filterbytk/PO%202024-001%2050%25`;
    await page.goto(`${elsewhere}${prefix}/signin?redirect=${encodeURIComponent(target)}`);

    await page.getByRole('button', { name: '企业微信' }).click();
    await scan(page, 'wangwu');

    await expectSignedIn(page, 'Wang Wu');
    await expectPath(page, target);
    expect(new URL(page.url()).origin).toBe(world.url);
  },
);

test.describe('a first sign-in in an ordinary browser', IN_ONE_CLIENT, () => {
  test.beforeEach(async ({ page, world, prefix }) => {
    await page.goto(`${homepage(world, '')}&redirect=${encodeURIComponent(`${prefix}/admin/reports`)}`);
    await scan(page, 'wangwu');
    await expect(page.getByRole('alert')).toContainText(errorText('wecom_not_linked'));
  });

  test('is explained step by step, with a QR code and a link to copy, also after a reload', async ({ page, world }) => {
    await page.reload();
    const panel = page.getByRole('alert');
    await expect(panel).toContainText(errorText('wecom_not_linked'));
    await expect(panel.getByRole('listitem')).toHaveText([
      'Open WeCom on your phone or computer.',
      /“NocoBase” in the Workbench/,
      'When WeCom asks, tick “phone number” (手机号) and agree.',
    ]);
    await expect(panel.getByRole('img')).toHaveAccessibleName('QR code of the link below');
    await expect(panel).toContainText(`${world.url}/api/wecom:authorize?authenticator=wecom`);
    await expect(panel.getByRole('link')).toHaveCount(0);
    await expectAccessible(panel);
  });

  test.describe('on a low screen', () => {
    test.use({ viewport: { width: 1366, height: 650 } });

    test('comes into view with the focus, above the footer of NocoBase', async ({ page }) => {
      const panel = page.getByRole('alert');

      await expect(panel.getByRole('button', { name: 'Try again' })).toBeInViewport();

      const steps = panel.getByRole('list');
      const hasFocus = () => steps.evaluate((element) => document.activeElement?.contains(element));
      await expect.poll(hasFocus).toBe(true);
      const parts = [page.getByRole('button', { name: '企业微信' }), page.getByText('Powered by')];
      const roomBetween = async () => {
        const [button, footer] = await Promise.all(parts.map((part) => part.boundingBox()));
        return (footer?.y ?? 0) - (button?.y ?? 0) - (button?.height ?? 0);
      };
      await expect.poll(roomBetween).toBeGreaterThan(0);
    });
  });

  test('has its code and reference to copy', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);

    await page.getByRole('button', { name: 'Copy code and reference' }).click();

    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^wecom_not_linked [0-9A-Z]{8}$/);
  });

  test('copies the link and fits a phone', async ({ page, world, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.setViewportSize({ width: 375, height: 812 });

    await page.getByRole('button', { name: 'Copy link' }).click();

    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`${world.url}/api/wecom:authorize?authenticator=wecom`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });

  test('succeeds with "Try again" once the member is linked', async ({ page, world, prefix }) => {
    await linkMember(world, 'wangwu');

    await page.getByRole('button', { name: 'Try again' }).click();
    await scan(page, 'wangwu');

    await expectPath(page, `${prefix}/admin/reports`);
  });
});

test('WeCom’s page speaks the language of the sign-in page', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await world.api.call('systemSettings:update', { filterByTk: 1 }, { enabledLanguages: ['en-US', 'zh-CN'] });
  await page.addInitScript(() => localStorage.setItem('NOCOBASE_LOCALE', 'zh-CN'));
  await page.goto(`${world.url}${prefix}/signin`);

  await page.getByRole('button', { name: '企业微信' }).click();

  await expectPath(page, /^\/wwlogin\/sso\/login\?.*lang=zh/);
});

test('no code or state stays in the history', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await page.goto(homepage(world, prefix));
  await scan(page, 'wangwu');
  await expect(page.getByRole('alert')).toBeVisible();

  expect(page.url()).not.toMatch(/code|state/);
  await page.goBack();
  expect(page.url()).not.toMatch(/[?&](code)=/);
});
