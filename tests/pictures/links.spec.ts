// Where links of users and members are seen and managed.
import { openLinks, openMyWeCom } from '../browser/support/links';
import { anyOf, linkMember, signInAs, signInAsRoot } from '../browser/support/steps';
import { expect, test } from './fixtures';

test('the dialog in the profile menu', async ({ page, world, prefix, take }) => {
  await signInAs(page, world, 'wangwu');
  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  await expect(dialog.getByRole('button', { name: anyOf('Link WeCom account') })).toBeVisible();
  await take('my-wecom', dialog.locator('.ant-modal-content'));
});

test('the lists of links and conflicts', async ({ page, world, prefix, take }) => {
  await linkMember(world, 'zhangsan');
  await linkMember(world, 'wangwu');
  await expect(linkMember(world, 'zhaoliu')).rejects.toThrow('wecom_phone_ambiguous');
  await signInAsRoot(page, world);
  await openLinks(page, world, prefix);
  await expect(page.getByRole('row').filter({ hasText: 'Wang Wu' })).toBeVisible();
  await take('linked-users', page.locator('.ant-card').first());
  await page.getByRole('tab').last().click();
  await expect(page.getByRole('row').filter({ hasText: '赵六' })).toBeVisible();
  await take('conflicts', page.locator('.ant-card').first());
});
