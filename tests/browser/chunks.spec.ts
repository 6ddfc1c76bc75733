import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { chunksOf, failEachChunkOnce } from './support/chunks';
import { openMyWeCom } from './support/links';
import { startPortal } from './support/portal';
import { chooseTab, openSignInPage, playPanelHost } from './support/qr-code-tab';
import { openAuthenticators } from './support/settings-form';
import { anyOf, configure, errorText, expectPath, linkMember, readTexts, scan, signInAsRoot } from './support/steps';
import type { World } from './support/world';

const texts = readTexts('en-US');
const UNLOADED = texts['This part did not load. Reload the page.'] ?? '';
const STATE = '0123456789abcdef0123456789abcdef';

/** Where a part did not load, its place says so. */
const unloaded = (page: Page) => page.getByText(UNLOADED).first();
const reload = (page: Page) => page.getByRole('button', { name: 'Reload page' }).first().click();

/** Errors that nobody has handled, rejected promises among them. */
function watchErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => void errors.push(String(error)));
}

test('every part that does not load leaves the page of NocoBase as it is, and says so', async ({
  page,
  world,
  client,
  prefix,
  openInWeCom,
}) => {
  test.slow();
  const failed = new Set<string>();
  const errors: string[] = [];
  await linkMember(world, 'wangwu');
  const phone = await openInWeCom('wangwu');
  for (const each of [page, phone]) {
    await failEachChunkOnce(each, failed);
    watchErrors(each, errors);
  }

  await test.step('automatic login', () => automaticLogin(phone, world, prefix));
  await test.step('the sign-in page', () => signInPage(page, world, prefix));
  await test.step('a sign-in that comes back', () => returns(page, world, prefix));
  await test.step('the button in a frame of another site', () => framed(page, world, prefix));
  await signInAsRoot(page, world);
  await test.step('the user menu', () => userMenu(page, world, prefix));
  await test.step('the settings', () => settings(page, world, prefix));
  await test.step('an attempt to link that comes back', () => linkReturns(page, world, prefix));
  await test.step('a sign-in that is opened again', () => openedAgain(page, world, prefix));

  expect(errors).toEqual([]);
  expect([...failed].toSorted()).toEqual(chunksOf(client));
});

// What starts it fails on the first page and loads on the sign-in page; then what completes a sign-in fails.
async function automaticLogin(phone: Page, world: World, prefix: string): Promise<void> {
  await phone.goto(`${world.url}${prefix}/admin`);
  await expect(unloaded(phone)).toBeVisible();
  await expect(phone.locator('input[type=password]')).toBeVisible();
  await expectPath(phone, new RegExp(`^${prefix}/signin(\\?redirect=[^&]*)?$`));
}

async function signInPage(page: Page, world: World, prefix: string): Promise<void> {
  await configure(world, { loginBaseUrl: '', public: { showQrCode: true, autoSignIn: false } });
  await playPanelHost(page, world);
  await openSignInPage(page, world, `${prefix}/signin`);
  await chooseTab(page);
  await expect(unloaded(page)).toBeVisible();
  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await page.getByRole('tab').first().click();
  await expect(page.locator('input[type=password]')).toBeVisible();

  await page.getByRole('tab', { name: '企业微信' }).click();
  await reload(page);
  await expect(page.locator('input[type=password]')).toBeVisible();
  await chooseTab(page);
  await expect(page.getByText(texts['The QR code did not load. Use the button below.'] ?? '')).toBeVisible();
}

async function returns(page: Page, world: World, prefix: string): Promise<void> {
  await configure(world, { loginBaseUrl: world.simulator.url, public: { showQrCode: false } });
  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}`);
  await expect(unloaded(page)).toBeVisible();
  await expect(page.locator('input[type=password]')).toBeVisible();
  expect(page.url()).not.toMatch(/[?&](code|state)=/);

  await page.getByRole('button', { name: '企业微信' }).click();
  await scan(page, 'zhangsan');
  await expect(page.getByText(errorText('wecom_not_linked'))).toBeVisible();
  await expect(unloaded(page)).toBeVisible();
}

// The sandbox keeps the button from opening the whole window, so that it has to say what to do.
async function framed(page: Page, world: World, prefix: string): Promise<void> {
  const sandbox = 'sandbox="allow-scripts allow-same-origin allow-forms"';
  const portal = await startPortal(`${world.url}${prefix}/signin`, sandbox);
  await page.goto(portal.url);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: '企业微信' }).click();
  await expect(frame.getByText(UNLOADED)).toBeVisible();
  await expect(frame.locator('input[type=password]')).toBeVisible();
  await portal.stop();
}

async function userMenu(page: Page, world: World, prefix: string): Promise<void> {
  const dialog = await openMyWeCom(page, world, `${prefix}/admin`);
  await expect(dialog).toContainText(UNLOADED);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await page.getByTestId('user-center-button').hover();
  await expect(page.getByText('Sign out', { exact: true })).toBeVisible();
}

// What only administrators open is one file.
async function settings(page: Page, world: World, prefix: string): Promise<void> {
  await openAuthenticators(page, world, prefix);
  await page.getByRole('row', { name: '企业微信' }).getByText('Configure').click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText(UNLOADED);
  await expect(drawer.getByText('Auth UID')).toBeVisible();
  await expect(drawer.getByRole('button', { name: 'Submit' })).toBeVisible();

  await page.goto(`${world.url}${prefix}/admin/settings/users-permissions/wecom`);
  await expect(page.getByRole('tab', { name: anyOf('attention.people') })).toBeVisible();
}

async function linkReturns(page: Page, world: World, prefix: string): Promise<void> {
  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}link`);
  await expect(unloaded(page)).toBeVisible();
  expect(page.url()).not.toMatch(/[?&](code|state)=/);
}

async function openedAgain(page: Page, world: World, prefix: string): Promise<void> {
  const used = { errors: [{ code: 'wecom_state_used', message: '' }] };
  await page.route(/auth:signIn/, (route) => route.fulfill({ status: 401, json: used }));
  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}`);
  await expect(unloaded(page)).toBeVisible();
  expect(page.url()).not.toMatch(/[?&](code|state)=/);
}
