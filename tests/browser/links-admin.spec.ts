import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import { openLinks } from './support/links';
import { configure, errorText, linkMember, signInAs, signInAsRoot } from './support/steps';
import { expectUncovered } from './support/uncovered';
import type { World } from './support/world';

/** A member whose phone number two users have tries to sign in. */
async function beRefused(world: World): Promise<void> {
  await expect(linkMember(world, 'zhaoliu')).rejects.toThrow('wecom_phone_ambiguous');
}

test('an administrator sees who is linked, finds a member and unlinks', async ({ page, world, prefix }) => {
  await linkMember(world, 'wangwu');
  await linkMember(world, 'zhangsan');
  await signInAsRoot(page, world);
  await openLinks(page, world, prefix);

  const row = page.getByRole('row').filter({ hasText: 'Wang Wu' });
  await expect(row).toContainText('王五');
  await expectAccessible(page.getByRole('tabpanel'));
  await expect(row).toContainText(String(new Date().getFullYear()));
  await page.getByRole('searchbox', { name: 'Name or ID of a member or user' }).fill('王');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').filter({ hasText: '张三' })).toHaveCount(0);

  await row.getByRole('button', { name: 'Unlink' }).press('Enter');
  const question = page.getByRole('tooltip').filter({ hasText: 'Unlink “Wang Wu”?' });
  await question.getByRole('button', { name: 'Unlink' }).press('Enter');

  await expect(row).toHaveCount(0);
  expect(await world.api.call<unknown[]>('wecom:listLinks')).toMatchObject([{ member: { memberId: 'zhangsan' } }]);
});

test(
  'an administrator links a refused member to one of the users with the phone number',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await beRefused(world);
    await signInAsRoot(page, world);
    await openLinks(page, world, prefix);
    await page.getByRole('tab', { name: /Needs attention/ }).click();

    const row = page.getByRole('row').filter({ hasText: '赵六' });
    await expect(row).toContainText('Several users have this member’s phone number');
    await expect(row).toContainText('138****04');
    await expectAccessible(page.getByRole('tabpanel'));
    await expect(row).not.toContainText('× since');
    await row.getByRole('button', { name: 'Link to a user' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Link “赵六 (zhaoliu)” to a user' });
    await expectAccessible(dialog);
    await dialog.getByRole('combobox', { name: 'User' }).click();
    await page.getByTitle('Zhao Liu (second account) (zhaoliu2)').click();
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();

    await expect(page.getByText('Linked. The member can now sign in.')).toBeVisible();
    await expect(row).toHaveCount(0);
    expect(await linkMember(world, 'zhaoliu')).toMatchObject({ nickname: 'Zhao Liu (second account)' });
  },
);

test(
  'any other user can be found by a part of the name; a linked one is refused',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await linkMember(world, 'wangwu');
    await beRefused(world);
    await beRefused(world);
    await signInAsRoot(page, world);
    await openLinks(page, world, prefix);
    await page.getByRole('tab', { name: /Needs attention/ }).click();
    await expect(page.getByRole('row').filter({ hasText: '赵六' })).toContainText(/2× since \d+\/\d+\/\d+/);
    await page.getByRole('button', { name: 'Link to a user' }).click();
    const dialog = page.getByRole('dialog');

    await dialog.getByRole('combobox', { name: 'User' }).fill('ang W');
    await page.getByTitle('Wang Wu (wangwu)').click();
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();

    await expect(dialog.getByRole('alert')).toContainText(errorText('wecom_user_linked'));
    await expect(dialog.getByRole('alert')).toContainText(/wecom_user_linked \w{8}/);
  },
);

test(
  'an administrator creates a user for a refused member, and finds the settings that refuse everybody',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await configure(world, { public: { autoSignUp: false } });
    await expect(linkMember(world, 'lisi')).rejects.toThrow('wecom_phone_not_shared');
    world.simulator.control.fail({ path: 'auth/getuserinfo', errcode: 60020 });
    await expect(linkMember(world, 'zhangsan')).rejects.toThrow('wecom_untrusted_ip');
    await signInAsRoot(page, world);
    await openLinks(page, world, prefix);
    await page.getByRole('tab', { name: /Needs attention/ }).click();

    const row = page.getByRole('row').filter({ hasText: '李四' });
    await row.getByRole('button', { name: 'Create user' }).press('Enter');
    const question = page.getByRole('tooltip').filter({ hasText: 'Create a user for “李四 (lisi)”?' });
    await question.getByRole('button', { name: 'Create user' }).press('Enter');
    await expect(row).toHaveCount(0);
    expect(await linkMember(world, 'lisi')).toMatchObject({ nickname: '李四' });

    const everybody = page.getByRole('row').filter({ hasText: 'Everybody who tries' });
    await expect(everybody).toContainText('press “Configure” beside the Auth UID “wecom”');
    await everybody.getByRole('link').click();
    await expect(page).toHaveURL(`${world.url}${prefix}/admin/settings/auth/authenticators`);
  },
);

test(
  'an administrator dismisses a refusal and is told that it may come back',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await beRefused(world);
    await signInAsRoot(page, world);
    await openLinks(page, world, prefix);
    await page.getByRole('tab', { name: /Needs attention/ }).click();

    await page.getByRole('button', { name: 'Dismiss' }).click();

    await expect(page.getByText('It comes back when this sign-in is refused again.')).toBeVisible();
    await expect(page.getByText('Nobody was refused in the last 30 days.')).toBeVisible();
    await beRefused(world);
    expect(await world.api.call<unknown[]>('wecom:listRefusals')).toMatchObject([{ authenticator: 'wecom', tries: 1 }]);
  },
);

test('whoever manages no users sees no such page', async ({ page, world, prefix }) => {
  await signInAs(page, world, 'wangwu');
  await page.goto(`${world.url}${prefix}/admin/settings/users-permissions/wecom`);
  await expect(page.getByTestId('user-center-button')).toBeVisible();
  await page.waitForLoadState('networkidle');

  await expect(page.getByRole('tab', { name: 'People' })).toHaveCount(0);
});

test('the lists fit a phone', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await linkMember(world, 'wangwu');
  await beRefused(world);
  await signInAsRoot(page, world);
  await page.setViewportSize({ width: 375, height: 800 });
  await openLinks(page, world, prefix);
  await expectUncovered(page.getByTitle('Refused sign-ins: 1'));

  const row = page.getByRole('row').filter({ hasText: 'Wang Wu' });
  await expect(row).toContainText('Last WeCom sign-in');
  await expectAccessible(row);
  const box = await row.getByRole('button', { name: 'Unlink' }).boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 376)).toBeLessThanOrEqual(375);
});
