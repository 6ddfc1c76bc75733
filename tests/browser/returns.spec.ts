import type { Page } from '@playwright/test';
import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { errorText, expectPath, expectSignedIn, linkMember, recordPageLoads } from './support/steps';
import { expectUncovered } from './support/uncovered';

/** Counts how often the browser sets out for WeCom. */
function countStarts(page: Page): () => number {
  let starts = 0;
  page.on('request', (request) => (starts += Number(request.url().includes('wecom:authorize'))));
  return () => starts;
}

/** Sends the browser back from WeCom at once, with what something on the way has made of the address. */
async function changeReturns(page: Page, prefix: string, change: (state: string) => string): Promise<void> {
  await page.route(/wecom:authorize/, async (route) => {
    const start = await route.fetch({ maxRedirects: 0 });
    const state = new URL(start.headers()['location'] ?? '').searchParams.get('state') ?? '';
    await route.fulfill({
      response: start,
      headers: { ...start.headers(), location: `${prefix}/signin?${change(state)}` },
    });
  });
}

/** The sign-in page that leads back to the reports. */
const signInPath = (prefix: string) => `${prefix}/signin?redirect=${encodeURIComponent(`${prefix}/admin/reports`)}`;

test.describe('what comes back', IN_ONE_CLIENT, () => {
  test.beforeEach(({ world }) => linkMember(world, 'wangwu'));

  test.describe('a return that something has changed on the way', () => {
    for (const [how, change] of [
      ['more behind the state', (state: string) => `authenticator=wecom&code=C&state=${state}https://x.example`],
      ['no state', () => 'authenticator=wecom&code=C'],
      ['an error of nobody', () => 'authenticator=wecom&error=access_denied'],
    ] as const) {
      test(`ends automatic login with one text: ${how}`, async ({ world, prefix, openInWeCom }) => {
        const page = await openInWeCom('wangwu');
        const starts = countStarts(page);
        await changeReturns(page, prefix, change);

        await page.goto(`${world.url}${prefix}/admin/reports`);
        await expect(page.getByRole('alert')).toContainText(errorText('wecom_return_unclear'));
        await expectPath(page, signInPath(prefix));
        await page.goto(`${world.url}${prefix}/admin/reports`);
        await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
        await page.waitForLoadState('networkidle');

        expect(starts()).toBe(1);
      });
    }
  });

  test('nothing that comes back starts automatic login again, though the web view forgets everything', async ({
    world,
    prefix,
    openInWeCom,
  }) => {
    const page = await openInWeCom('wangwu');
    await page.addInitScript(() => sessionStorage.clear());
    const starts = countStarts(page);
    await changeReturns(page, prefix, () => '');

    await page.goto(`${world.url}${prefix}/admin/reports`);
    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
    await page.waitForLoadState('networkidle');

    expect(starts()).toBe(1);
  });

  test('in a web view whose storage takes nothing, the person signs in by the button, and out again', async ({
    world,
    prefix,
    openInWeCom,
  }) => {
    const page = await openInWeCom('wangwu', 'desktop');
    await page.addInitScript(() => {
      const keepInLocalStorage = Storage.prototype.setItem.bind(localStorage);
      Storage.prototype.setItem = function (key, value) {
        if (this === sessionStorage) {
          throw new DOMException('full', 'QuotaExceededError');
        }
        keepInLocalStorage(key, value);
      };
    });
    const starts = countStarts(page);
    await page.goto(`${world.url}${prefix}/admin`);
    await page.getByRole('button', { name: '企业微信' }).click();
    await expectSignedIn(page, 'Wang Wu');

    await page.getByTestId('user-center-button').hover();
    await page.getByText('Sign out', { exact: true }).click();
    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
    await page.waitForLoadState('networkidle');

    await expectSignedIn(page, undefined);
    expect(starts()).toBe(1);
  });

  test.describe('a link with an error in it', () => {
    const BARE = 'signin?authenticator=wecom&error=wecom_not_linked';

    test('ends no session, stops nothing and shows nothing', async ({ world, prefix, openInWeCom }) => {
      const page = await openInWeCom('wangwu');
      await page.goto(`${world.url}${prefix}/admin/reports`);
      await expectSignedIn(page, 'Wang Wu');

      await page.goto(`${world.url}${prefix}/${BARE}`);
      await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expectSignedIn(page, 'Wang Wu');
      expect(await page.evaluate(() => sessionStorage.getItem('nocobase-plugin-auth-wecom:main:stopped'))).toBeNull();
    });

    test('does not keep automatic login from signing in', async ({ world, prefix, openInWeCom }) => {
      const page = await openInWeCom('wangwu');

      await page.goto(`${world.url}${prefix}/${BARE}&redirect=${encodeURIComponent(`${prefix}/admin/reports`)}`);

      await expectPath(page, `${prefix}/admin/reports`);
      await expectSignedIn(page, 'Wang Wu');
    });
  });

  test('an error that the server gave this browser is shown once', async ({ page, world, prefix }) => {
    const loads = recordPageLoads(page);
    await page.goto(
      `${world.url}/api/wecom:authorize?authenticator=nobody&redirect=${encodeURIComponent(`${prefix}/admin/reports`)}`,
    );
    await expect(page.getByText(errorText('wecom_authenticator_unavailable'))).toBeVisible();
    await expectPath(page, signInPath(prefix));

    await page.setViewportSize({ width: 375, height: 667 });
    await expectUncovered(page.getByRole('heading', { name: 'NocoBase' }));
    await expectUncovered(page.getByRole('button', { name: '企业微信' }));

    await page.goto(loads[0] ?? '');
    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
    await expect(page.getByText(errorText('wecom_authenticator_unavailable'))).toBeHidden();
  });
});
