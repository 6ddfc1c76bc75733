import plugin from '../../packages/plugin/package.json' with { type: 'json' };
import { expect, test } from './fixtures';
import { signInAsRoot } from './support/steps';

test('the card in the plugin manager leads to the guide and to the settings', async ({ page, world, prefix }) => {
  await signInAsRoot(page, world);
  await page.goto(`${world.url}${prefix}/admin/settings/plugin-manager`);
  const card = page.getByRole('button', { name: plugin.displayName });

  await expect(card.getByText('Settings → Authentication → Add new → WeCom')).toBeAttached();
  await expect(card.getByRole('link', { name: 'Docs' })).toHaveAttribute('href', plugin.homepage);
  await card.getByText('Settings', { exact: true }).click();

  await expect(page).toHaveURL(`${world.url}${prefix}/admin/settings/auth/authenticators`);
  await expect(page.getByRole('button', { name: 'Add new' })).toBeVisible();
});
