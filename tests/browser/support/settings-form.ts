// Steps in NocoBase's form of an authenticator, in either client and either language.
import { expect, type Locator, type Page } from '@playwright/test';
import { AUTHENTICATOR } from '../../world/seed';
import { anyOf, signInAsRoot } from './steps';
import type { World } from './world';

const ADD_NEW = /Add new|添\s?加/;

/** Opens the list of authenticators as the root user. */
export async function openAuthenticators(page: Page, world: World, prefix: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 1800 });
  await signInAsRoot(page, world);
  await page.goto(`${world.url}${prefix}/admin/settings/auth/authenticators`);
  await expect(page.getByRole('button', { name: ADD_NEW })).toBeVisible();
}

/** Opens the menu with the types of authenticators. */
export async function openAddMenu(page: Page): Promise<{ button: Locator; items: Locator }> {
  const button = page.getByRole('button', { name: ADD_NEW });
  const items = page.getByRole('menu').filter({ has: page.getByRole('menuitem', { name: anyOf('WeCom') }) });
  await button.hover();
  await expect(items).toBeVisible();
  return { button, items };
}

/** Opens the form that adds a WeCom authenticator. */
export async function addAuthenticator(page: Page): Promise<Locator> {
  const { items } = await openAddMenu(page);
  await items.getByRole('menuitem', { name: anyOf('WeCom') }).click();
  return settingsForm(page);
}

/** Opens the form of the demo's authenticator. */
export async function editAuthenticator(page: Page): Promise<Locator> {
  await page
    .getByRole('row', { name: new RegExp(`\\b${AUTHENTICATOR}\\b`) })
    .getByText(anyOf('Configure', '配置'))
    .click();
  return settingsForm(page);
}

/** The form that has just been opened. */
export async function settingsForm(page: Page): Promise<Locator> {
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(anyOf('Credentials'))).toBeVisible();
  return drawer;
}

/** The button that unfolds what most administrators leave alone. */
export function moreButton(drawer: Locator): Locator {
  return drawer.getByRole('button', { name: anyOf('More settings') });
}

/** Folds that part of the form, or unfolds it. */
export async function toggleMore(drawer: Locator, isOpen: boolean): Promise<void> {
  const expanded = await moreButton(drawer).getAttribute('aria-expanded');
  if (expanded !== String(isOpen)) {
    await moreButton(drawer).click();
  }
  await expect(moreButton(drawer)).toHaveAttribute('aria-expanded', String(isOpen));
}

/** The visible rows of the plugin's part of the form. */
export function visibleRows(drawer: Locator): Locator {
  return drawer.locator('section').locator('.ant-form-item, .ant-formily-item').filter({ visible: true });
}

/** The part of the form that belongs to an option, or to one of NocoBase's own labels: label, control, help and error. */
export function item(drawer: Locator, ...labels: string[]): Locator {
  const label = drawer.page().getByText(anyOf(...labels));
  return drawer.locator('.ant-form-item, .ant-formily-item').filter({ has: label });
}

/** Where the value of an option is typed. */
export function control(drawer: Locator, ...labels: string[]): Locator {
  return item(drawer, ...labels)
    .locator('[contenteditable=true], input')
    .first();
}

/** Types a secret, which the form hides from the first character on. */
export async function typeSecret(drawer: Locator, secret: string): Promise<void> {
  await control(drawer, 'option.secret').pressSequentially(secret.slice(0, 1));
  await item(drawer, 'option.secret').locator('input[type=password]').fill(secret);
}
