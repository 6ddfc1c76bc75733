import { expect, test } from './fixtures';
import { openMyWeCom } from './support/links';
import { errorText, expectSignedIn, linkMember, scan, signInAs, signInFirst } from './support/steps';

test('a user links the own account by the QR page, then signs in with it', async ({ page, world, prefix, browser }) => {
  await signInAs(page, world, 'wangwu');
  const dialog = await openMyWeCom(page, world, `${prefix}/admin?tab=1`);
  const here = page.url();
  await dialog.getByRole('button', { name: 'Link WeCom account' }).click();
  await scan(page, 'zhangsan');

  await expect(dialog.getByRole('status')).toHaveText('Linked. You can now sign in with WeCom.');
  await expect(dialog).toContainText('张三');
  await expect(dialog).toContainText('zhangsan');
  expect(page.url()).toBe(here);

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(`${world.url}${prefix}/signin`);
  await elsewhere.getByRole('button', { name: '企业微信' }).click();
  await scan(elsewhere, 'zhangsan');
  await expectSignedIn(elsewhere, 'Wang Wu');
  await elsewhere.context().close();
});

test('a user links the own account inside WeCom', async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('zhangsan', 'desktop');
  await page.addInitScript(() => sessionStorage.setItem('nocobase-plugin-auth-wecom:main:stopped', 'by the test'));
  await signInAs(page, world, 'wangwu');
  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  await dialog.getByRole('button', { name: 'Link WeCom account' }).click();

  await expect(dialog.getByRole('status')).toContainText('Linked.');
  await expectSignedIn(page, 'Wang Wu');
});

test('a member who is linked elsewhere is refused, and the session stays', async ({ page, world, prefix }) => {
  await linkMember(world, 'zhangsan');
  await signInAs(page, world, 'wangwu');

  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  await dialog.getByRole('button', { name: 'Link WeCom account' }).click();
  await scan(page, 'zhangsan');

  await expect(dialog.getByRole('alert')).toHaveText(errorText('wecom_member_linked'));
  await expect(dialog.getByRole('button', { name: 'Link WeCom account' })).toBeVisible();
  await expectSignedIn(page, 'Wang Wu');
});

test('a user unlinks by keyboard alone and stays signed in', async ({ page, world, prefix }) => {
  await signInAs(page, world, 'wangwu');
  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  await dialog.getByRole('button', { name: 'Link WeCom account' }).press('Enter');
  await scan(page, 'wangwu');
  await expect(dialog).toContainText('王五');

  await dialog.getByRole('button', { name: 'Unlink' }).press('Enter');
  await page.getByRole('tooltip').getByRole('button', { name: 'Unlink' }).press('Enter');

  await expect(dialog).toContainText('Not linked.');
  await expectSignedIn(page, 'Wang Wu');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a user without another way in cannot unlink, and reads why', async ({ world, prefix, openInWeCom }) => {
  const phone = await openInWeCom('zhangsan', 'desktop');
  await signInFirst(phone, world, prefix);

  const dialog = await openMyWeCom(phone, world, `${prefix}/admin`);

  await expect(dialog).toContainText(errorText('wecom_only_way_in'));
  await expect(dialog.getByRole('button', { name: 'Unlink' })).toHaveCount(0);
});

test('the dialog fits a phone', async ({ page, world, prefix }) => {
  await signInAs(page, world, 'wangwu');
  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  await page.setViewportSize({ width: 375, height: 700 });

  const right = async () => {
    const box = await dialog.boundingBox();
    return box ? box.x + box.width : Infinity;
  };
  await expect.poll(right).toBeLessThanOrEqual(375);
});
