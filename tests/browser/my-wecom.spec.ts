import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import { openMyWeCom } from './support/links';
import { errorText, expectSignedIn, leaveSession, linkMember, scan, signInAs } from './support/steps';

test('a user links the own account by the QR page, then signs in with it', async ({ page, world, prefix }) => {
  await signInAs(page, world, 'wangwu');
  const dialog = await openMyWeCom(page, world, `${prefix}/admin?tab=1`);
  const here = page.url();
  await expectAccessible(dialog);
  await dialog.getByRole('button', { name: 'Link WeCom account' }).press('Enter');
  await scan(page, 'zhangsan');

  await expect(dialog.getByRole('status')).toHaveText('Linked. You can now sign in with WeCom.');
  await expect(dialog).toContainText('张三');
  await expect(dialog).toContainText('zhangsan');
  await expect(page).toHaveURL(here);

  expect(await linkMember(world, 'zhangsan')).toMatchObject({ nickname: 'Wang Wu' });
});

test('a user links the own account inside WeCom', IN_ONE_CLIENT, async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('zhangsan', 'desktop');
  await page.addInitScript(() => sessionStorage.setItem('nocobase-plugin-auth-wecom:main:stopped', 'by the test'));
  await signInAs(page, world, 'wangwu');
  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  await dialog.getByRole('button', { name: 'Link WeCom account' }).click();

  await expect(dialog.getByRole('status')).toContainText('Linked.');
  await expectSignedIn(page, 'Wang Wu');
});

test(
  'a member who is linked elsewhere is refused, and the session stays',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await linkMember(world, 'zhangsan');
    await signInAs(page, world, 'wangwu');

    const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
    await dialog.getByRole('button', { name: 'Link WeCom account' }).click();
    await scan(page, 'zhangsan');

    const alert = dialog.getByRole('alert');
    await expect(alert).toContainText(errorText('wecom_member_linked'));
    await expect(alert.getByRole('button', { name: 'Copy code and reference' })).toBeVisible();
    await expectAccessible(alert);
    await expect(dialog.getByRole('button', { name: 'Link WeCom account' })).toBeVisible();
    await expectSignedIn(page, 'Wang Wu');
  },
);

test('a user unlinks by keyboard alone and stays signed in', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await linkMember(world, 'wangwu');
  await signInAs(page, world, 'wangwu');
  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  await expect(dialog).toContainText('王五');
  await expectAccessible(dialog);

  await dialog.getByRole('button', { name: 'Unlink' }).press('Enter');
  await page.getByRole('tooltip').getByRole('button', { name: 'Unlink' }).press('Enter');

  await expect(dialog).toContainText('Not linked.');
  await expectSignedIn(page, 'Wang Wu');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a user without another way in cannot unlink, and reads why', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await leaveSession(page, world, await linkMember(world, 'zhangsan'));

  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);

  await expect(dialog).toContainText(errorText('wecom_only_way_in'));
  await expect(dialog.getByRole('button', { name: 'Unlink' })).toHaveCount(0);
});

test('the dialog fits a phone', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await signInAs(page, world, 'wangwu');
  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  await page.setViewportSize({ width: 375, height: 700 });

  const right = async () => {
    const box = await dialog.boundingBox();
    return box ? box.x + box.width : Infinity;
  };
  await expect.poll(right).toBeLessThanOrEqual(375);
});
