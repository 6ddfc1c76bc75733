// The pages of a directory, in either client and either language.
import { expect, type Locator, type Page } from '@playwright/test';
import { openLinks } from './links';
import { anyOf, signInAsRoot } from './steps';
import type { World } from './world';

const ADD_NEW = /Add new|添\s?加/;

/** Opens the tab among the settings of users, as the root user. */
export async function openDirectory(
  page: Page,
  world: World,
  prefix: string,
  { isOffered = true }: { isOffered?: boolean } = {},
): Promise<Locator> {
  await signInAsRoot(page, world);
  await openLinks(page, world, prefix);
  if (isOffered) {
    await page.getByRole('tab', { name: anyOf('directory.title') }).click();
  }
  return page.getByRole('tabpanel', isOffered ? { name: anyOf('directory.title') } : {});
}

/** Opens NocoBase's form that adds a sync source, with our part of it. */
export async function openSourceForm(page: Page, world: World, prefix: string): Promise<Locator> {
  await page.setViewportSize({ width: 1280, height: 1200 });
  await signInAsRoot(page, world);
  await page.goto(`${world.url}${prefix}/admin/settings/users-permissions/sync`);
  await page.getByRole('button', { name: ADD_NEW }).hover();
  await page.getByRole('menuitem', { name: anyOf('WeCom directory') }).click();
  const form = page.getByRole('dialog');
  await expect(form.getByRole('button', { name: anyOf('directory.check') })).toBeVisible();
  return form;
}
