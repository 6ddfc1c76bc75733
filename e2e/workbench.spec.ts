import type { Route } from '@playwright/test';
import { expect, test } from './fixtures';
import { agree, configure, expectPath, homepage, recordPageLoads, expectSignedIn } from './support/steps';

for (const device of ['phone', 'desktop'] as const) {
  test(`the homepage link signs a new member in on a ${device} and creates a user`, async ({
    world,
    prefix,
    openInWeCom,
  }) => {
    const page = await openInWeCom('zhangsan', device);
    await page.goto(homepage(world, prefix));
    await agree(page);

    await expectPath(page, `${prefix}/admin`);
    await expectSignedIn(page, '张三');
  });
}

test('a linked member needs one page load and never sees the sign-in form', async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('wangwu');
  await page.goto(homepage(world, prefix));
  await agree(page);
  await expectPath(page, `${prefix}/admin`);

  const nextView = await page.context().newPage();
  const loads = recordPageLoads(nextView);
  await nextView.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('input[type=password]')) sessionStorage.setItem('form', 'seen');
    }).observe(document, { childList: true, subtree: true });
  });
  await nextView.goto(homepage(world, prefix));
  await expectSignedIn(nextView, 'Wang Wu');
  await expectPath(nextView, `${prefix}/admin`);
  expect(loads).toHaveLength(1);
  expect(await nextView.evaluate(() => sessionStorage.getItem('form'))).toBeNull();
});

test('the workbench redirect path is where a sign-in ends', async ({ world, prefix, openInWeCom }) => {
  await configure(world, { redirectPath: `${prefix}/admin/reports` });
  const page = await openInWeCom('wangwu');

  await page.goto(homepage(world, ''));
  await agree(page);

  await expectPath(page, `${prefix}/admin/reports`);
});

test('one calm sentence is shown while the server is asked', async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('wangwu');
  await page.goto(homepage(world, prefix));
  await expect(page.getByRole('button', { name: '同意' })).toBeVisible();
  const held = new Promise<Route>((hold) => void page.route(/auth:signIn/, hold));
  await agree(page);

  await expect(page.getByRole('status').filter({ hasText: 'Signing in…' })).toBeVisible();
  expect(page.url()).toBe(`${world.url}${prefix}/signin`);
  await (await held).continue();

  await expectPath(page, `${prefix}/admin`);
  await expect(page.getByText('Signing in…')).toHaveCount(0);
});
