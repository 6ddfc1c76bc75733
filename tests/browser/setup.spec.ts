import { createRequire } from 'node:module';
import type { Locator } from '@playwright/test';
import { AUTHENTICATOR } from '../world/seed';
import { type ClientOption, expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import { check, connectionTest, expectFailure, testConnection } from './support/connection-test';
import { greyTextsTooPale } from './support/grey-texts';
import { control, editAuthenticator, item, openAuthenticators, toggleMore, typeSecret } from './support/settings-form';
import { ownershipFileOf } from './support/ownership-file';
import { errorText, linkMember, readTexts } from './support/steps';
import type { World } from './support/world';

// The plugin's package is CommonJS, from which this one can import no names.
const { CHECK_IDS, CHECKS } = createRequire(import.meta.url)(
  '../../packages/plugin/src/shared/setup.ts',
) as typeof import('../../packages/plugin/src/shared/setup');

const texts = readTexts('en-US');
const CONSOLE_VALUES = [
  'Trusted domain and authorization callback domain',
  'Workbench homepage link',
  'Workbench homepage link for phones',
];

type Client = ClientOption['client'];

/** Makes what a check looks at wrong, and tells the reason that it then gives. */
type Failure = [id: string, reason: string, breakIt: (world: World, drawer: Locator, client: Client) => unknown];

/** One for each check that can fail. What is typed into the form stays there, so these come last. */
const FAILURES: Failure[] = [
  ['trusted-ip', 'untrusted', ({ simulator }) => simulator.control.updateApp({ trustedIps: ['203.0.113.9'] })],
  ['trusted-domain', 'missing', ({ simulator }) => simulator.control.updateApp({ trustedDomains: [] })],
  ['homepage', 'other', ({ simulator }) => simulator.control.updateApp({ homeUrl: 'https://old.example.com/' })],
  ['visible-range', 'empty', ({ simulator }) => simulator.control.updateApp({ visibleMemberIds: [] })],
  ['clock', 'behind', ({ simulator }) => simulator.control.advance(10 * 60_000)],
  ['personal-fields', 'refused', refusePersonalFields],
  ['default-role', 'missing', ({ api }) => setDefaultRole(api, false)],
  ['origin', 'malformed', (world, drawer) => control(drawer, 'option.origin').fill(`${world.url}/admin`)],
  ['ownership-file', 'not-served', expectFileElsewhere],
  ['app', 'other-app', (_world, drawer) => control(drawer, 'option.agentId').fill('1000003')],
  // A secret of nobody: a refused one is held back for a minute, and others use the right one.
  ['credentials', 'wrong-secret', (_world, drawer) => typeSecret(drawer, 'x'.repeat(43))],
];

/** Whether new users get the role member. */
async function setDefaultRole(api: World['api'], isDefault: boolean): Promise<void> {
  await api.call('roles:update', { filterByTk: 'member' }, { default: isDefault });
}

/** WeCom says at a sign-in that the app may not read phone numbers. */
async function refusePersonalFields(world: World): Promise<void> {
  world.simulator.control.fail({ path: 'auth/getuserdetail', errcode: 92001 });
  await linkMember(world, 'zhangsan');
}

/** The origin is a saved one, where something else answers for the file. */
async function expectFileElsewhere({ api, simulator }: World, drawer: Locator, client: Client): Promise<void> {
  const { corpId, agentId, secret } = simulator.app;
  const options = { corpId, agentId, secret, origin: simulator.url };
  await api.call('authenticators:create', {}, { name: 'elsewhere', authType: 'wecom', options });
  await api.call('wecom:saveOwnershipFile', {}, ownershipFileOf(client, 1));
  await control(drawer, 'option.origin').fill(simulator.url);
}

test.afterEach(({ world }) => setDefaultRole(world.api, true));

test('a test connection tells which parts are right, and of the others what to do', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);

  await testConnection(drawer);

  for (const id of ['credentials', 'trusted-ip', 'app', 'visible-range', 'clock']) {
    await expect(check(drawer, id)).toContainText('Passed');
  }
  await expect(check(drawer, 'origin')).toContainText(`${world.url} works`);
  await expect(check(drawer, 'phone-numbers')).toContainText('Sign-up and profile editing are open.');
  await expect(check(drawer, 'ownership-file')).toContainText('Cannot be checked');
  await expect(check(drawer, 'ownership-file')).toContainText(texts['check.ownership-file.no-file.advice'] ?? '');
  await expect(drawer).not.toContainText(world.simulator.app.secret);
  await expectAccessible(connectionTest(drawer));

  world.simulator.control.updateApp({ stopped: true });
  await testConnection(drawer);
  await expectFailure(drawer, 'app', 'stopped');

  world.simulator.control.updateApp({ stopped: false });
  await control(drawer, 'option.agentId').fill('1000003');
  await testConnection(drawer);
  await expectFailure(drawer, 'app', 'other-app');
});

test(
  'each check that can fail does so on its own and says what to do',
  IN_ONE_CLIENT,
  async ({ page, world, client, prefix }) => {
    await openAuthenticators(page, world, prefix);
    const drawer = await editAuthenticator(page);
    for (const [id, reason, breakIt] of FAILURES) {
      world.simulator.control.reset();
      await breakIt(world, drawer, client);

      await testConnection(drawer);

      await expectFailure(drawer, id, reason);
    }
    const canFail = CHECK_IDS.filter((id) => CHECKS[id].failed.length > 0);
    expect(FAILURES.map(([id]) => id).toSorted()).toEqual(canFail.toSorted());
  },
);

test('what waits for a failed check is one line below it', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  world.simulator.control.updateApp({ trustedIps: ['203.0.113.9'] });
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);

  await testConnection(drawer);

  await expect(check(drawer, 'trusted-ip')).toContainText('4 checks wait for this one.');
  await expect(connectionTest(drawer).getByRole('listitem')).toHaveCount(CHECK_IDS.length - 4);
  await expect(connectionTest(drawer).getByRole('status')).toContainText('4 wait for what failed');
  await expectAccessible(connectionTest(drawer));

  world.simulator.control.updateApp({ trustedIps: 'any' });
  await testConnection(drawer);
  await expect(connectionTest(drawer).getByRole('listitem')).toHaveCount(CHECK_IDS.length);
});

test('results are marked as outdated from a change of the form until the next test', async ({
  page,
  world,
  prefix,
}) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  const status = connectionTest(drawer).getByRole('status');
  await testConnection(drawer);
  await expect(connectionTest(drawer).getByText('Outdated')).toBeHidden();

  await drawer.getByLabel(texts['option.public.autoSignUp'] ?? '').click();
  await expect(connectionTest(drawer).getByText('Outdated')).toBeVisible();
  await expect(status).toHaveText('The form has changed since this test.');
  await drawer.getByLabel(texts['option.public.autoSignUp'] ?? '').click();
  await expect(status).toHaveText('The form has changed since this test.');

  await connectionTest(drawer).getByRole('button', { name: 'Test again' }).click();
  await expect(status).toContainText('Test finished');
  await expect(connectionTest(drawer).getByText('Outdated')).toBeHidden();
  await expect(connectionTest(drawer).getByRole('button', { name: 'Test connection' })).toBeVisible();
});

test('a failed check leads to its field, also to one that is folded away', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  await control(drawer, 'option.apiBaseUrl').fill('ftp://wecom.example.com');
  await toggleMore(drawer, false);
  await page.setViewportSize({ width: 1280, height: 500 });
  await testConnection(drawer);

  await check(drawer, 'credentials').getByRole('button', { name: 'Go to “WeCom API”' }).click();

  await expect(control(drawer, 'option.apiBaseUrl')).toBeInViewport();
  await expect(control(drawer, 'option.apiBaseUrl')).toBeFocused();
});

test('grey texts have a contrast of 4.5:1', async ({ page, world, prefix }) => {
  world.simulator.control.updateApp({ trustedIps: ['203.0.113.9'] });
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  await testConnection(drawer);
  await expect(check(drawer, 'trusted-ip')).toContainText('60020');

  expect(await greyTextsTooPale(drawer)).toEqual([]);
});

test(
  'the address to trust is copied, and the homepage set at WeCom after it was confirmed',
  IN_ONE_CLIENT,
  async ({ page, world, prefix, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { control: wecom } = world.simulator;
    wecom.updateApp({ homeUrl: 'https://old.example.com/', trustedIps: ['203.0.113.9'] });
    await openAuthenticators(page, world, prefix);
    const drawer = await editAuthenticator(page);
    await testConnection(drawer);
    await check(drawer, 'trusted-ip').getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^(127\.0\.0\.1|::1)$/);
    await expect(check(drawer, 'trusted-ip')).toContainText('60020');

    wecom.updateApp({ trustedIps: 'any' });
    await testConnection(drawer);
    await check(drawer, 'homepage').getByRole('button', { name: 'Set it for me' }).click();
    const confirmation = page.getByRole('dialog', { name: 'Change this setting' });
    await expect(confirmation).toContainText('Homepage in the Workbench');
    await expect(confirmation).toContainText(`${world.simulator.app.name} (${world.simulator.app.agentId})`);
    await expect(confirmation).toContainText('https://old.example.com/');
    await expect(confirmation).toContainText(`wecom:authorize?authenticator=${AUTHENTICATOR}`);
    expect(world.simulator.app.homeUrl).toBe('https://old.example.com/');
    await confirmation.getByRole('button', { name: 'Change it' }).click();

    await expect(check(drawer, 'homepage')).toContainText('Passed');
    expect(world.simulator.app.homeUrl).toBe(`${world.url}/api/wecom:authorize?authenticator=${AUTHENTICATOR}`);
  },
);

test(
  'an ownership file is added, served to everybody at the root of the site, and removed',
  IN_ONE_CLIENT,
  async ({ page, world, client, prefix }) => {
    const [file, another] = [ownershipFileOf(client, 2), ownershipFileOf(client, 3)];
    await openAuthenticators(page, world, prefix);
    const drawer = await editAuthenticator(page);
    const contents = drawer.getByLabel('Contents of one file');
    for (const wrong of ['<script>', `${file.body} ${another.body}`]) {
      await contents.fill(wrong);
      await drawer.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(drawer.getByRole('alert')).toContainText(errorText('wecom_ownership_body_invalid'));
    }

    // As a browser calls a file that is downloaded for the second time.
    await drawer.locator('input[type=file]').setInputFiles({
      name: file.name.replace('.txt', ' (1).txt'),
      mimeType: 'text/plain',
      buffer: Buffer.from(`${file.body}\n`),
    });
    await contents.fill(another.body);
    await contents.press('Enter');

    const files = drawer.getByRole('region', { name: 'Ownership files' });
    await expect(files.getByRole('listitem')).toHaveCount(2);
    const served = await fetch(`${world.url}/${file.name}`);
    expect(served.headers.get('Content-Type')).toContain('text/plain');
    expect(await served.text()).toBe(file.body);
    await testConnection(drawer);
    await expect(check(drawer, 'ownership-file')).toContainText('Passed');

    await files.getByRole('button', { name: `Remove ${file.name}` }).click();
    await page.getByRole('tooltip').getByRole('button', { name: 'Remove' }).click();
    await expect(files.getByRole('listitem')).toHaveCount(1);
    expect(await (await fetch(`${world.url}/${file.name}`)).text()).not.toBe(file.body);
  },
);

test('on a phone every part can be reached by keyboard, and nothing is cut off', async ({
  page,
  world,
  client,
  prefix,
}) => {
  world.simulator.control.updateApp({ homeUrl: 'https://old.example.com/' });
  const file = ownershipFileOf(client, 4);
  await world.api.call('wecom:saveOwnershipFile', {}, file);
  await openAuthenticators(page, world, prefix);
  await page.setViewportSize({ width: 375, height: 800 });
  const drawer = await editAuthenticator(page);
  const button = (name: string) => drawer.getByRole('button', { name, exact: true });

  for (const part of [button('Choose file'), button(`Remove ${file.name}`), button('Test connection')]) {
    await part.focus();
    await expect(part).toBeInViewport({ ratio: 1 });
  }
  await button('Test connection').press('Enter');
  await expect(check(drawer, 'clock')).toContainText('Passed');
  for (const part of [...CONSOLE_VALUES, 'Ownership file'].map((label) => item(drawer, label))) {
    expect(await part.evaluate(cutOff)).toEqual([]);
  }
  expect(await connectionTest(drawer).evaluate(cutOff)).toEqual([]);

  await button('Set it for me').press('Enter');
  const confirmation = page.getByRole('dialog', { name: 'Change this setting' });
  await expect(confirmation.getByRole('button', { name: 'Change it' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(confirmation).toBeHidden();
});

/** Texts in this part of a page that stand beyond the edge of the window, or labels that their control covers. */
function cutOff(part: Element): string[] {
  const elements = [...part.querySelectorAll('*')].filter((element) => {
    const isCovered = element.matches('label') && element.scrollHeight > element.clientHeight;
    return isCovered || element.getBoundingClientRect().right > window.innerWidth;
  });
  return elements.map((element) => element.textContent ?? '');
}
