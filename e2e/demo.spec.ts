import { expect, test } from './fixtures';

test('the sign-in page offers the WeCom authenticator of the demo', async ({ page, world, prefix }) => {
  await page.goto(`${world.url}${prefix}/signin`);

  await expect(page.getByText('企业微信')).toBeVisible();
});
