import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { PLUGIN_NAME, ROOT } from '../../tools/paths';
import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { chooseTab, openSignInPage, playPanelHost } from './support/qr-code-tab';
import { addAuthenticator, control, openAuthenticators } from './support/settings-form';
import { configure, expectSignedIn, linkMember, scan } from './support/steps';

const [POLICY, POLICY_ZH] = ['setup-guide.md', 'setup-guide.zh-CN.md'].map((guide) => {
  const text = fs.readFileSync(path.join(ROOT, 'docs', guide), 'utf8');
  return /add_header Content-Security-Policy "([^"]+)" always;/.exec(text)?.[1] ?? '';
});

/** Sends the policy with every page of NocoBase, as a proxy does; tells what it has kept from happening. */
async function withPolicy(page: Page, url: string, policy = POLICY ?? ''): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('noteViolation', (violation: string) => void violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const { noteViolation } = window as unknown as { noteViolation: (violation: string) => void };
      noteViolation(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  await page.route(`${url}/**`, async (route) => {
    if (route.request().resourceType() !== 'document') {
      return route.fallback();
    }
    const response = await route.fetch({ maxRedirects: 0 });
    return route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  return violations;
}

test('both guides tell one policy', IN_ONE_CLIENT, () => {
  expect(POLICY).toContain("frame-src 'self' https://login.work.weixin.qq.com;");
  expect(POLICY_ZH).toBe(POLICY);
});

test('under the policy of the guide a member signs in by the button', async ({ page, world, prefix }) => {
  await linkMember(world, 'wangwu');
  const violations = await withPolicy(page, world.url);

  await openSignInPage(page, world, `${prefix}/signin`);
  await page.getByRole('button', { name: '企业微信' }).click();
  await scan(page, 'wangwu');

  await expectSignedIn(page, 'Wang Wu');
  expect(violations).toEqual([]);
});

test(
  'under the policy of the guide a member signs in by the QR code',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await linkMember(world, 'wangwu');
    await configure(world, { loginBaseUrl: '', public: { showQrCode: true, autoSignIn: false } });
    await playPanelHost(page, world);
    const violations = await withPolicy(page, world.url);

    await openSignInPage(page, world, `${prefix}/signin`);
    const panel = await chooseTab(page);
    await panel.getByLabel(/scan with the phone/).selectOption('wangwu');
    await panel.getByRole('button', { name: 'Confirm' }).click();

    await expectSignedIn(page, 'Wang Wu');
    expect(violations).toEqual([]);
  },
);

test('under the policy of the guide an administrator fills the form in', async ({ page, world, prefix }) => {
  const violations = await withPolicy(page, world.url);

  await openAuthenticators(page, world, prefix);
  const drawer = await addAuthenticator(page);
  await control(drawer, 'option.corpId').fill('ww0123456789abcdef');

  await expect(control(drawer, 'option.corpId')).toContainText('ww0123456789abcdef');
  expect(violations).toEqual([]);
});

test(
  'without the one source that the plugin adds, the policy keeps the QR code away and nothing else',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await configure(world, { loginBaseUrl: '', public: { showQrCode: true, autoSignIn: false } });
    const violations = await withPolicy(page, world.url, POLICY?.replace(' https://login.work.weixin.qq.com', ''));

    await openSignInPage(page, world, `${prefix}/signin`);
    await page.getByRole('tab', { name: '企业微信' }).click();

    await expect(page.getByRole('alert')).toContainText('Use the button below');
    expect(violations.map((violation) => violation.split(' ')[0])).toEqual(['frame-src']);
    expect(violations[0]).toContain('https://login.work.weixin.qq.com');
    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  },
);

test('the plugin needs no style element, no inline script and no evaluation', async ({ page, world, prefix }) => {
  // NocoBase needs all three, so its own violations are many: those that name a file of ours are none.
  const strict = "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'report-sample'; style-src 'self'";
  const violations = await withPolicy(page, world.url, strict);
  await page.route(/auth:signIn/, () => undefined);

  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${'0'.repeat(32)}`);
  await expect(page.getByRole('status')).toHaveText('Signing in…');

  expect(violations.filter((violation) => violation.includes(`/${PLUGIN_NAME}/`))).toEqual([]);
  const cover = page.getByRole('status');
  expect(await cover.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
  expect(await cover.locator('style').count()).toBe(0);
});
