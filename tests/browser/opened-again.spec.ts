import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { errorText, expectPath, expectSignedIn, linkMember, scan } from './support/steps';

test(
  'the address of a completed sign-in, opened once more, leads on with a session and says "used" without',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await linkMember(world, 'wangwu');
    const target = `${prefix}/admin/reports?year=2026`;
    const returned = page.waitForRequest(/\/signin\?.*state=/);
    await page.goto(`${world.url}${prefix}/signin?redirect=${encodeURIComponent(target)}`);
    await page.getByRole('button', { name: '企业微信' }).click();
    await scan(page, 'wangwu');
    await expectSignedIn(page, 'Wang Wu');
    await expectPath(page, target);
    const address = (await returned).url();

    await page.goto(address);
    await expectSignedIn(page, 'Wang Wu');
    await expectPath(page, target);

    await page.evaluate(() => localStorage.clear());
    await page.goto(address);
    await expect(page.getByRole('alert')).toContainText(errorText('wecom_state_used'));
  },
);
