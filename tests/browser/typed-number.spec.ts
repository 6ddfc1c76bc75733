import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import { openLinks } from './support/links';
import { agree, configure, errorText, expectSignedIn, homepage, signInAsRoot } from './support/steps';
import type { World } from './support/world';

/** Signs a stranger up who types in the phone number of the member zhangsan. */
async function typeNumberOfZhangsan({ api }: World): Promise<void> {
  const [username, password] = ['stranger', 'stranger-123'];
  await api.call('auth:signUp', {}, { username, password, confirm_password: password });
  const stranger = await api.as({ account: username, password });
  await stranger.call('users:updateProfile', {}, { username, nickname: 'Stranger', phone: '+86 138 0000 0001' });
}

test(
  'a member whose number a stranger has typed in makes a new account, which the administrator keeps',
  IN_ONE_CLIENT,
  async ({ page, world, prefix, openInWeCom }) => {
    await typeNumberOfZhangsan(world);
    const phone = await openInWeCom('zhangsan');
    await phone.setViewportSize({ width: 375, height: 812 });
    await phone.goto(homepage(world, prefix));
    await agree(phone);

    await expect(phone.getByRole('alert')).toContainText(errorText('wecom_phone_unproven'));
    await expectAccessible(phone.getByRole('alert'));
    await phone.getByRole('button', { name: 'Create a new account' }).click();

    await expectSignedIn(phone, '张三');
    await signInAsRoot(page, world);
    await openLinks(page, world, prefix);
    await page.getByRole('tab', { name: /Needs attention/ }).click();
    const row = page.getByRole('row').filter({ hasText: '+86****01' });
    await expect(row).toContainText('only typed in by a user');
    await expect(row).toContainText('Stranger');
    await page.setViewportSize({ width: 375, height: 812 });
    await expect(row).toContainText('Last try');
    expect(await row.evaluate((element) => element.getBoundingClientRect().right)).toBeLessThan(375);
    await row.getByRole('button', { name: 'It is “张三 (zhangsan)”: keep the link' }).click();
    await expect(row).toHaveCount(0);
  },
);

test(
  'without automatic sign-up an administrator confirms the number with one press',
  IN_ONE_CLIENT,
  async ({ page, world, prefix, openInWeCom }) => {
    await typeNumberOfZhangsan(world);
    await configure(world, { public: { autoSignUp: false } });
    const phone = await openInWeCom('zhangsan');
    await phone.goto(homepage(world, prefix));
    await agree(phone);
    await expect(phone.getByRole('alert')).toContainText(errorText('wecom_phone_unproven'));
    await expect(phone.getByRole('button', { name: 'Create a new account' })).toHaveCount(0);

    await signInAsRoot(page, world);
    await openLinks(page, world, prefix);
    await page.getByRole('tab', { name: /Needs attention/ }).click();
    await page.getByRole('button', { name: 'It is “Stranger (stranger)”: link' }).click();

    await expect(page.getByText('Linked. The member can now sign in.')).toBeVisible();
    await phone.getByRole('button', { name: 'Try again' }).click();
    await expectSignedIn(phone, 'Stranger');
  },
);
