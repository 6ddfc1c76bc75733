import type { Route } from '@playwright/test';
import { expect, IN_ONE_CLIENT, test } from './fixtures';
import {
  configure,
  expectPath,
  expectSignedIn,
  homepage,
  linkMember,
  recordPageLoads,
  signInFirst,
} from './support/steps';

for (const [device, where] of [
  ['phone', {}],
  ['desktop', IN_ONE_CLIENT],
] as const) {
  test(
    `the homepage link signs a new member in on a ${device} and creates a user`,
    where,
    async ({ world, prefix, openInWeCom }) => {
      const page = await openInWeCom('zhangsan', device);
      await signInFirst(page, world, prefix);

      await expectPath(page, `${prefix}/admin`);
      await expectSignedIn(page, '张三');
    },
  );
}

test('a linked member needs one page load and never sees the sign-in form', async ({ world, prefix, openInWeCom }) => {
  await linkMember(world, 'wangwu');
  const view = await openInWeCom('wangwu');
  const loads = recordPageLoads(view);
  await view.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('input[type=password]')) {
        sessionStorage.setItem('form', 'seen');
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await view.goto(homepage(world, prefix));
  await expectSignedIn(view, 'Wang Wu');
  await expectPath(view, `${prefix}/admin`);
  expect(loads).toHaveLength(1);
  expect(await view.evaluate(() => sessionStorage.getItem('form'))).toBeNull();
});

test('the workbench redirect path is where a sign-in ends', IN_ONE_CLIENT, async ({ world, prefix, openInWeCom }) => {
  await linkMember(world, 'wangwu');
  await configure(world, { redirectPath: `${prefix}/admin/reports` });
  const page = await openInWeCom('wangwu');

  await page.goto(homepage(world, ''));

  await expectPath(page, `${prefix}/admin/reports`);
});

test('one calm sentence is shown while the server is asked', IN_ONE_CLIENT, async ({ world, prefix, openInWeCom }) => {
  await linkMember(world, 'wangwu');
  const page = await openInWeCom('wangwu');
  const held = new Promise<Route>((hold) => void page.route(/auth:signIn/, hold));
  await page.goto(homepage(world, prefix));

  await expect(page.getByRole('status').filter({ hasText: 'Signing in…' })).toBeVisible();
  expect(page.url()).toBe(`${world.url}${prefix}/signin`);
  await (await held).continue();

  await expectPath(page, `${prefix}/admin`);
  await expect(page.getByText('Signing in…')).toHaveCount(0);
});
