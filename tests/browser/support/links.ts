// Pages on which links of users and members are seen and managed, in either client and either language.
import { expect, type Locator, type Page } from '@playwright/test';
import { anyOf } from './steps';
import type { World } from './world';

/** Opens the dialog from the user menu of a signed-in user's page. */
export async function openMyWeCom(page: Page, world: World, path: string): Promise<Locator> {
  await page.goto(`${world.url}${path}`);
  await page.getByTestId('user-center-button').hover();
  await page
    .getByRole('menuitem', { name: anyOf('WeCom') })
    .or(page.getByRole('button', { name: anyOf('WeCom') }))
    .click();
  return page.getByRole('dialog', { name: anyOf('WeCom') });
}

/** Opens the lists among the settings of users. */
export async function openLinks(page: Page, world: World, prefix: string): Promise<void> {
  await page.goto(`${world.url}${prefix}/admin/settings/users-permissions/wecom`);
  await expect(page.getByRole('tab', { name: anyOf('attention.people') })).toBeVisible();
}
