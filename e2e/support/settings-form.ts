// Steps in NocoBase's form of an authenticator, in either client.
import { expect, type Locator, type Page } from '@playwright/test';
import { readTexts, signInAsRoot } from './steps';
import type { World } from './world';

const texts = readTexts('en-US');

/** Opens the list of authenticators as the root user. */
export async function openAuthenticators(page: Page, world: World, prefix: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 1800 });
  await signInAsRoot(page, world);
  await page.goto(`${world.url}${prefix}/admin/settings/auth/authenticators`);
  await expect(page.getByRole('button', { name: 'Add new' })).toBeVisible();
}

/** Opens the form that adds a WeCom authenticator. */
export async function addAuthenticator(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Add new' }).hover();
  await page.getByRole('menuitem', { name: 'WeCom' }).click();
  return settingsForm(page);
}

/** Opens the form of the demo's authenticator. */
export async function editAuthenticator(page: Page): Promise<Locator> {
  await page.getByRole('row', { name: '企业微信' }).getByText('Configure').click();
  return settingsForm(page);
}

/** The form that has just been opened. */
export async function settingsForm(page: Page): Promise<Locator> {
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('Credentials')).toBeVisible();
  return drawer;
}

/** The part of the form that belongs to an option: label, control, help and error. */
export function item(drawer: Locator, option: string): Locator {
  const label = drawer.page().getByText(texts[option] ?? option, { exact: true });
  return drawer.locator('.ant-form-item, .ant-formily-item').filter({ has: label });
}

/** Where the value of an option is typed. */
export function control(drawer: Locator, option: string): Locator {
  return item(drawer, option).locator('[contenteditable=true], input').first();
}

/** Types a secret, which the form hides from the first character on. */
export async function typeSecret(drawer: Locator, secret: string): Promise<void> {
  await control(drawer, 'option.secret').pressSequentially(secret.slice(0, 1));
  await item(drawer, 'option.secret').locator('input[type=password]').fill(secret);
}
