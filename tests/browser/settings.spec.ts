import type { Locator } from '@playwright/test';
import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import {
  addAuthenticator,
  control,
  editAuthenticator,
  item,
  moreButton,
  openAuthenticators,
  settingsForm,
  toggleMore,
  typeSecret,
  visibleRows,
} from './support/settings-form';
import { configure, errorText, linkMember, readTexts } from './support/steps';

const AGENT_ID = '1000002';
const texts = readTexts('en-US');

async function save(drawer: Locator): Promise<void> {
  await drawer.getByRole('button', { name: 'Submit' }).click();
}

test('an administrator adds a WeCom authenticator, and a member signs in with it', async ({ page, world, prefix }) => {
  const { corpId, secret } = world.simulator.app;
  await configure(world, { public: { autoSignIn: false } });
  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await control(drawer, 'Auth UID').fill('headquarters');
  await expect(control(drawer, 'option.origin')).toHaveText(world.url);
  await control(drawer, 'option.corpId').fill(corpId);
  await control(drawer, 'option.agentId').fill(AGENT_ID);
  await typeSecret(drawer, secret);
  await item(drawer, 'Enabled').getByRole('checkbox').check();
  await drawer.getByLabel(texts['option.public.autoSignUp'] ?? '').check();
  await toggleMore(drawer, true);
  for (const host of ['apiBaseUrl', 'authorizeBaseUrl', 'loginBaseUrl']) {
    await control(drawer, `option.${host}`).fill(world.simulator.url);
  }
  await save(drawer);
  await expect(drawer).toBeHidden();

  expect(await linkMember(world, 'zhangsan', 'headquarters')).toMatchObject({ redirectTo: '/admin' });
});

test('an empty secret keeps the stored one, which is never shown, and what is folded away is kept', async ({
  page,
  world,
  client,
  prefix,
}) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  await expect(control(drawer, 'option.corpId')).toHaveText(world.simulator.app.corpId);
  await expect(drawer).not.toContainText(world.simulator.app.secret);
  await expect(control(drawer, 'option.secret')).toHaveText('');
  // The legacy form is made of NocoBase's own parts, whose names and roles are not ours.
  for (const section of client === 'modern' ? await drawer.locator('section').all() : []) {
    await expectAccessible(section);
  }
  await control(drawer, 'option.redirectPath').fill('/admin/reports');
  await toggleMore(drawer, false);
  await save(drawer);
  await expect(drawer).toBeHidden();

  expect(await linkMember(world, 'zhangsan')).toMatchObject({ redirectTo: '/admin/reports' });
});

test('every input has the name of its option', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await toggleMore(drawer, true);
  const options = ['corpId', 'agentId', 'secret', 'origin', 'redirectPath', 'apiBaseUrl', 'loginBaseUrl'];
  for (const name of options.map((option) => texts[`option.${option}`] ?? '')) {
    await expect(drawer.getByRole('textbox', { name, exact: true })).toBeVisible();
  }

  // What is typed is hidden then, in another input.
  await typeSecret(drawer, 'a-secret');
  await expect(drawer.getByLabel('Secret', { exact: true })).toHaveValue('a-secret');
});

test('the form fits the drawer on a phone', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  await page.setViewportSize({ width: 375, height: 800 });
  const drawer = await editAuthenticator(page);
  // Other hosts than by default unfold the rest of the form as soon as it is loaded.
  await expect(moreButton(drawer)).toHaveAttribute('aria-expanded', 'true');
  await typeSecret(drawer, 'a-secret-that-is-longer-than-its-input');
  const body = drawer.locator('.ant-drawer-body');

  expect(await body.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
  await drawer.getByRole('button', { name: 'Test connection' }).click();
  await expect(drawer.getByRole('status').filter({ hasText: 'Test finished' })).toBeVisible();
  expect(await body.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
});

test('values of the wrong shape are refused in words', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await toggleMore(drawer, true);
  await control(drawer, 'option.corpId').fill('corp');
  await control(drawer, 'option.agentId').fill('agent');
  await control(drawer, 'option.origin').fill('https://app.example.com/admin');
  await control(drawer, 'option.redirectPath').fill('//evil.example');
  await save(drawer);

  await expect(item(drawer, 'option.corpId')).toContainText('A corp ID has 18 letters and digits');
  await expect(item(drawer, 'option.agentId')).toContainText('An agent ID consists of digits.');
  await expect(item(drawer, 'option.secret')).toContainText('required');
  await expect(item(drawer, 'option.origin')).toContainText('An origin is a scheme and a host');
  await expect(item(drawer, 'option.redirectPath')).toContainText('begins with a single');
});

test('Submit brings what is wrong into view', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await page.setViewportSize({ width: 1280, height: 500 });
  await drawer.getByRole('button', { name: 'Test connection' }).scrollIntoViewIfNeeded();
  await expect(item(drawer, 'option.corpId')).not.toBeInViewport();
  await save(drawer);

  await expect(item(drawer, 'option.corpId').getByText('required')).toBeInViewport();
});

test('Submit unfolds what is wrong', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  await control(drawer, 'option.loginBaseUrl').fill('ftp://wecom.example.com');
  await toggleMore(drawer, false);
  await expect(item(drawer, 'option.loginBaseUrl')).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 500 });
  await save(drawer);

  await expect(item(drawer, 'option.loginBaseUrl').getByText('begins with http')).toBeInViewport();
  await expect(control(drawer, 'option.loginBaseUrl')).toBeFocused();
});

test('Submit unfolds what is wrong and shows the first of it', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  await control(drawer, 'option.loginBaseUrl').fill('ftp://wecom.example.com');
  await control(drawer, 'option.corpId').fill('corp');
  await toggleMore(drawer, false);
  await page.setViewportSize({ width: 1280, height: 500 });
  await save(drawer);

  await expect(item(drawer, 'option.corpId').getByText('A corp ID has')).toBeInViewport();
  await expect(item(drawer, 'option.loginBaseUrl')).toBeVisible();
});

test('at first sight the form has nine rows; a key unfolds the others', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await expect(visibleRows(drawer)).toHaveCount(9);
  await expect(moreButton(drawer)).toHaveAttribute('aria-expanded', 'false');

  await moreButton(drawer).press('Space');
  await expect(moreButton(drawer)).toHaveAttribute('aria-expanded', 'true');
  await expect(visibleRows(drawer)).toHaveCount(21);
  await control(drawer, 'option.redirectPath').fill('/m');
  await expect(drawer.getByText('Not as by default: Workbench redirect path')).toBeVisible();

  await moreButton(drawer).press('Enter');
  await expect(visibleRows(drawer)).toHaveCount(9);
  await expect(drawer.getByText('Not as by default: Workbench redirect path')).toBeVisible();
});

test('what is not as by default is unfolded and named', async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);

  await expect(moreButton(drawer)).toHaveAttribute('aria-expanded', 'true');
  const hosts = ['WeCom API', 'Sign-in inside WeCom', 'and Sign-in with a QR code'].join(', ');
  await expect(drawer.getByText(`Not as by default: ${hosts}`)).toBeVisible();
});

// NocoBase's own form keeps other characters out.
test('an Auth UID that is too long is refused in words', async ({ page, world, prefix }) => {
  const { corpId, secret } = world.simulator.app;
  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await control(drawer, 'Auth UID').fill('a'.repeat(256));
  await control(drawer, 'option.corpId').fill(corpId);
  await control(drawer, 'option.agentId').fill(AGENT_ID);
  await typeSecret(drawer, secret);
  await save(drawer);

  // The form says it below its links as well; this is the server's word.
  const answer = page.locator('.ant-notification-notice, .ant-message-notice');
  await expect(answer.filter({ hasText: errorText('wecom_authenticator_name_invalid') })).toBeVisible();
  await expect(drawer).toBeVisible();
});

test(
  'a second authenticator with automatic login is refused and the first is named',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    const { corpId, agentId, secret } = world.simulator.app;
    const options = { corpId, agentId, secret, origin: world.url };
    const second = { name: 'branch', authType: 'wecom', title: 'Branch', enabled: true, options };
    await world.api.call('authenticators:create', {}, second);
    await openAuthenticators(page, world, prefix);
    await page.getByRole('row', { name: 'Branch' }).getByText('Configure').click();
    const drawer = await settingsForm(page);

    await drawer.getByLabel(texts['option.public.autoSignIn'] ?? '').check();
    await save(drawer);

    await expect(page.getByText(errorText('wecom_auto_sign_in_taken').replace('{{title}}', '企业微信'))).toBeVisible();
    await expect(drawer).toBeVisible();
  },
);

test('the rules for the profile show their defaults and take effect once chosen', async ({ page, world, prefix }) => {
  await linkMember(world, 'wangwu');
  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);
  for (const field of ['name', 'avatar', 'email', 'phone']) {
    await expect(item(drawer, `option.profile.${field}`)).toContainText('At creation only');
  }
  await item(drawer, 'option.profile.name').locator('.ant-select-selector').click();
  await page.locator('.ant-select-item-option').getByText('At every sign-in').click();
  await save(drawer);
  await expect(drawer).toBeHidden();

  expect(await linkMember(world, 'wangwu')).toMatchObject({ nickname: '王五' });
});

test('the homepage link follows what is typed and can be copied', async ({ page, world, prefix, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await control(drawer, 'Auth UID').fill('headquarters');
  await control(drawer, 'option.origin').fill('https://app.example.com:8443');

  const link = 'https://app.example.com:8443/api/wecom:authorize?authenticator=headquarters';
  await expect(drawer.getByLabel('Workbench homepage link', { exact: true })).toHaveValue(link);
  await expect(drawer.getByLabel('Trusted domain and authorization callback domain')).toHaveValue(
    'app.example.com:8443',
  );
  await expect(drawer.getByLabel('Workbench homepage link for phones')).toHaveValue(`${link}&redirect=%2Fm`);
  await item(drawer, 'Workbench homepage link').getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
});

test('no link is shown for an Auth UID that is refused', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await control(drawer, 'Auth UID').fill('总部');
  await control(drawer, 'option.origin').fill('https://app.example.com');

  const link = drawer.getByLabel('Workbench homepage link', { exact: true });
  await expect(item(drawer, 'Workbench homepage link')).toContainText(errorText('wecom_authenticator_name_invalid'));
  await expect(link).toHaveValue('');
  await control(drawer, 'Auth UID').fill('headquarters');
  await expect(link).toHaveValue(/authenticator=headquarters$/);
});

test('the last refusal of the configuration is shown with the address to trust', async ({ page, world, prefix }) => {
  world.simulator.control.updateApp({ trustedIps: ['203.0.113.9'] });
  await expect(linkMember(world, 'wangwu')).rejects.toThrow('wecom_untrusted_ip');

  await openAuthenticators(page, world, prefix);
  const drawer = await editAuthenticator(page);

  await expect(drawer.getByRole('alert')).toContainText(/WeCom does not trust (127\.0\.0\.1|::1)/);
  await expect(drawer.getByRole('alert')).toContainText('Company’s trusted IPs (企业可信IP)');
  await expect(drawer.getByRole('alert')).not.toContainText('your administrator');
  await expect(drawer.getByRole('alert')).toContainText(/IP address of this server: (127\.0\.0\.1|::1)/);
});
