import type { Locator } from '@playwright/test';
import type { World } from './support/world';
import { expect, test } from './fixtures';
import { addAuthenticator, control, editAuthenticator, openAuthenticators, typeSecret } from './support/settings-form';
import { errorText, readTexts } from './support/steps';

const texts = readTexts('en-US');
const FILE = { name: 'WW_verify_0123456789abcdef.txt', body: '0123456789abcdef' };

/** One check in the list of a test connection. */
function check(drawer: Locator, id: string): Locator {
  return drawer
    .getByRole('region', { name: 'Test connection' })
    .getByRole('listitem')
    .filter({ hasText: texts[`check.${id}`] ?? id });
}

/** The text of a finding up to its first value. */
function finding(key: string): string {
  return (texts[key] ?? key).split('{{')[0] ?? '';
}

async function testConnection(drawer: Locator): Promise<void> {
  await drawer.getByRole('button', { name: 'Test connection' }).click();
  await expect(drawer.getByRole('status')).toContainText('Test finished');
}

async function expectFailure(drawer: Locator, id: string, reason: string): Promise<void> {
  const key = `check.${id}.${reason}`;
  await expect(check(drawer, id)).toContainText('Failed');
  await expect(check(drawer, id)).toContainText(finding(key));
  await expect(check(drawer, id)).toContainText(finding(`${key}.advice`));
}

/** What each check says when its part of the set-up is wrong, and how to make it so. */
const FAILURES: [id: string, finding: string, breakIt: (world: World) => void][] = [
  ['trusted-ip', 'untrusted', ({ simulator }) => simulator.control.updateApp({ trustedIps: ['203.0.113.9'] })],
  ['trusted-domain', 'missing', ({ simulator }) => simulator.control.updateApp({ trustedDomains: [] })],
  ['homepage', 'other', ({ simulator }) => simulator.control.updateApp({ homeUrl: 'https://old.example.com/' })],
  ['visible-range', 'empty', ({ simulator }) => simulator.control.updateApp({ visibleMemberIds: [] })],
  ['clock', 'behind', ({ simulator }) => simulator.control.advance(10 * 60_000)],
];

test('a test connection tells which parts are right, and of the others what to do', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);

  await testConnection(drawer);

  for (const id of ['credentials', 'trusted-ip', 'app', 'visible-range', 'clock']) {
    await expect(check(drawer, id)).toContainText('Passed');
  }
  await expect(check(drawer, 'ownership-file')).toContainText('Cannot be checked');
  await expect(check(drawer, 'ownership-file')).toContainText(texts['check.ownership-file.no-file.advice'] ?? '');
  await expect(drawer).not.toContainText(world.simulator.app.secret);
});

test('each check fails on its own and says what to do', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  for (const [id, reason, breakIt] of FAILURES) {
    world.simulator.control.reset();
    breakIt(world);

    await testConnection(drawer);

    await expectFailure(drawer, id, reason);
  }
  // A secret of nobody: a refused one is held back for a minute, and others use the right one.
  world.simulator.control.reset();
  await typeSecret(drawer, 'x'.repeat(43));
  await testConnection(drawer);
  await expectFailure(drawer, 'credentials', 'wrong-secret');
});

test('an origin that WeCom would not take fails before anything is saved', async ({ page, world, prefix }) => {
  const { corpId, agentId, secret } = world.simulator.app;
  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await control(drawer, 'option.corpId').fill(corpId);
  await control(drawer, 'option.agentId').fill(agentId);
  await typeSecret(drawer, secret);
  await control(drawer, 'option.origin').fill('http://192.168.0.7');

  await drawer.getByText('Hosts, for a private WeCom').click();
  await control(drawer, 'option.apiBaseUrl').fill(world.simulator.url);
  await testConnection(drawer);

  await expect(check(drawer, 'credentials')).toContainText('Passed');
  await expect(check(drawer, 'trusted-domain')).toContainText('192.168.0.7');
});

test('the address to trust can be copied from a failed check', async ({ page, world, prefix, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  world.simulator.control.updateApp({ trustedIps: ['203.0.113.9'] });
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  await testConnection(drawer);

  await check(drawer, 'trusted-ip').getByRole('button', { name: 'Copy' }).click();

  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^(127\.0\.0\.1|::1)$/);
  await expect(check(drawer, 'trusted-ip')).toContainText('60020');
});

test('the homepage is set at WeCom after old and new value were confirmed', async ({ page, world, prefix }) => {
  world.simulator.control.updateApp({ homeUrl: 'https://old.example.com/' });
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  await testConnection(drawer);

  await check(drawer, 'homepage').getByRole('button', { name: 'Set it for me' }).click();
  const confirmation = page.getByRole('dialog', { name: 'Change this setting' });
  await expect(confirmation).toContainText('https://old.example.com/');
  await expect(confirmation).toContainText('wecom:authorize?authenticator=wecom');
  expect(world.simulator.app.homeUrl).toBe('https://old.example.com/');
  await confirmation.getByRole('button', { name: 'Change it' }).click();

  await expect(check(drawer, 'homepage')).toContainText('Passed');
  expect(world.simulator.app.homeUrl).toBe(`${world.url}/api/wecom:authorize?authenticator=wecom`);
});

test('an ownership file is added, served to everybody at the root of the site, and removed', async ({
  page,
  world,
  prefix,
}) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);

  await drawer.locator('input[type=file]').setInputFiles({
    name: FILE.name,
    mimeType: 'text/plain',
    buffer: Buffer.from(`${FILE.body}\n`),
  });
  await drawer.getByLabel('Contents of the file').fill('fedcba9876543210');
  await drawer.getByLabel('Contents of the file').press('Enter');

  const files = drawer.getByRole('region', { name: 'Ownership files' });
  await expect(files.getByRole('listitem')).toHaveCount(2);
  const served = await fetch(`${world.url}/${FILE.name}`);
  expect(served.headers.get('Content-Type')).toContain('text/plain');
  expect(await served.text()).toBe(FILE.body);

  await files.getByRole('button', { name: `Remove ${FILE.name}` }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Remove' }).click();
  await expect(files.getByRole('listitem')).toHaveCount(1);
  expect(await (await fetch(`${world.url}/${FILE.name}`)).text()).not.toBe(FILE.body);
});

test('a file that is no ownership file is refused in words', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);

  await drawer.getByLabel('Contents of the file').fill('<script>');
  await drawer.getByRole('button', { name: 'Add', exact: true }).click();

  await expect(drawer.getByRole('alert')).toContainText(errorText('wecom_ownership_name_invalid'));
});
