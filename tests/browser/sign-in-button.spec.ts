import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import { configure, expectPath, readTexts } from './support/steps';

test('the button works with the keyboard', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await page.goto(`${world.url}${prefix}/signin`);
  const button = page.getByRole('button', { name: '企业微信' });
  await expect(button).toBeVisible();
  await expectAccessible(button);
  await page.getByPlaceholder('Password').focus();

  await expect(async () => {
    await page.keyboard.press('Tab');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  }).toPass();
  await page.keyboard.press('Enter');

  await expectPath(page, /^\/wwlogin\/sso\/login/);
});

test(
  'two authenticators stand side by side and each starts its own sign-in',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    const { corpId, agentId, secret } = world.simulator.app;
    const options = { corpId, agentId, secret, origin: world.url, loginBaseUrl: world.simulator.url };
    await world.api.call(
      'authenticators:create',
      {},
      { name: 'branch', authType: 'wecom', title: 'Branch', enabled: true, options },
    );
    await page.goto(`${world.url}${prefix}/signin`);
    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();

    const start = page.waitForRequest(/wecom:authorize/);
    await page.getByRole('button', { name: 'Branch' }).click();

    expect(new URL((await start).url()).searchParams.get('authenticator')).toBe('branch');
  },
);

test('the button shows its tooltip', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await configure(world, { public: { buttonTooltip: 'Use your company account' } });
  await page.goto(`${world.url}${prefix}/signin`);

  await page.getByRole('button', { name: '企业微信' }).hover();

  await expect(page.getByRole('tooltip')).toHaveText('Use your company account');
});

test.describe('without a title', () => {
  test.beforeEach(async ({ world }) => {
    const filter = { name: 'wecom' };
    await world.api.call('authenticators:update', { filter }, { title: '', enabled: true });
    await world.api.call('systemSettings:update', { filterByTk: 1 }, { enabledLanguages: ['en-US', 'zh-CN'] });
  });

  for (const [language, where] of [
    ['en-US', {}],
    ['zh-CN', IN_ONE_CLIENT],
  ] as const) {
    test(`the button and an error fit a phone in ${language}`, where, async ({ page, world, prefix }) => {
      const texts = readTexts(language);
      await page.setViewportSize({ width: 375, height: 812 });
      await page.addInitScript((value) => localStorage.setItem('NOCOBASE_LOCALE', value), language);
      // As the server does that sends the browser there.
      const refusal = { name: 'nb_wecom_refused_main', value: 'wecom_not_in_visible_range.ABCD1234', url: world.url };
      await page.context().addCookies([refusal]);
      await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&error=wecom_not_in_visible_range`);

      await expect(page.getByRole('button', { name: texts['Sign in with WeCom'] ?? '' })).toBeVisible();
      await expect(page.getByRole('alert')).toContainText(texts['wecom_not_in_visible_range'] ?? '');
      // antd puts a space between two Chinese characters on a button.
      await expect(page.getByRole('button', { name: language === 'zh-CN' ? /^重\s?试$/ : 'Try again' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    });
  }
});
