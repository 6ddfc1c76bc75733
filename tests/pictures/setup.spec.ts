// The settings form and the setup assistant in it.
import type { Route } from '@playwright/test';
import { check, connectionTest, testConnection } from '../browser/support/connection-test';
import {
  addAuthenticator,
  control,
  editAuthenticator,
  item,
  openAddMenu,
  openAuthenticators,
  typeSecret,
} from '../browser/support/settings-form';
import { anyOf, linkMember } from '../browser/support/steps';
import { expect, ORIGIN, test } from './fixtures';

test.use({ topic: 'setup' });

const FILE = { name: 'WW_verify_0123456789abcdef.txt', body: '0123456789abcdef' };
const WHOLE_FORM = { width: 1280, height: 4400 };

test('filling in the form', async ({ page, world, prefix, take }) => {
  const { corpId, agentId, secret } = world.simulator.app;
  await openAuthenticators(page, world, prefix);
  await page.setViewportSize(WHOLE_FORM);
  const menu = await openAddMenu(page);
  await take('add-authenticator', menu.button, menu.items);
  const drawer = await addAuthenticator(page);
  await control(drawer, 'Auth UID', '认证标识').fill('wecom');
  await control(drawer, 'option.corpId').fill(corpId);
  await control(drawer, 'option.agentId').fill(agentId);
  await typeSecret(drawer, secret);
  await control(drawer, 'option.origin').fill(ORIGIN);
  await expect(drawer.getByLabel(anyOf('Workbench homepage link'))).toHaveValue(/authenticator=wecom$/);
  await take('credentials', item(drawer, 'option.corpId'), item(drawer, 'option.secret'));
  await take('console-values', item(drawer, 'option.origin'), item(drawer, 'Workbench homepage link'));
});

test('the ownership file', async ({ page, world, prefix, take }) => {
  await world.api.call('wecom:saveOwnershipFile', {}, FILE);
  await openAuthenticators(page, world, prefix);
  await page.setViewportSize(WHOLE_FORM);
  const drawer = await editAuthenticator(page);
  await expect(item(drawer, 'Ownership file')).toContainText(FILE.name);
  await take('ownership-file', item(drawer, 'Ownership file'));
});

test('a test connection', async ({ page, world, prefix, take }) => {
  const { control: wecom } = world.simulator;
  wecom.updateApp({ trustedIps: ['203.0.113.9'], homeUrl: 'https://old.example.com/' });
  await openAuthenticators(page, world, prefix);
  await page.setViewportSize(WHOLE_FORM);
  const drawer = await editAuthenticator(page);
  await testConnection(drawer);
  await take('test-connection', connectionTest(drawer));

  wecom.updateApp({ trustedIps: 'any' });
  await testConnection(drawer);
  await check(drawer, 'homepage')
    .getByRole('button', { name: anyOf('Set it for me') })
    .click();
  const confirmation = page.getByRole('dialog', { name: anyOf('Change this setting of the app at WeCom?') });
  await take('set-it-for-me', confirmation.locator('.ant-modal-content'));
  await confirmation.getByRole('button', { name: anyOf('Change it') }).click();

  await linkMember(world, 'zhangsan');
  await page.route('**/api/wecom:check', passOwnershipFile);
  await testConnection(drawer);
  await take('test-passed', connectionTest(drawer));
});

/** This machine has no way to fetch a file from the origin. */
async function passOwnershipFile(route: Route): Promise<void> {
  const { check: id } = route.request().postDataJSON() as { check: string };
  if (id !== 'ownership-file') {
    return route.fallback();
  }
  const result = { check: id, status: 'passed', reason: 'served', values: { number: 1, origin: ORIGIN } };
  await route.fulfill({ json: { data: result } });
}
