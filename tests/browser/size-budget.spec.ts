import { expect, test } from './fixtures';
import { pluginFilesDuring, SIGN_IN_PAGE_BUDGET, totalBytes } from './support/plugin-files';

test('the sign-in page offers the authenticator of the demo, and the plugin adds at most 6 KB to it', async ({
  page,
  world,
  prefix,
}) => {
  const files = await pluginFilesDuring(page, async () => {
    await page.goto(`${world.url}${prefix}/signin`);
    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  });

  expect(Object.keys(files)).toContain('index.js');
  expect(totalBytes(files), JSON.stringify(files)).toBeLessThanOrEqual(SIGN_IN_PAGE_BUDGET);
});
