import type { Page } from '@playwright/test';
import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import { openDirectory, openSourceForm } from './support/directory';
import { ENDED, playDirectory, UNDER_WAY } from './support/played-directory';

/** The row about a member or department of a kind. */
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('a source is checked, previewed and saved with what was chosen', async ({ page, world, prefix }) => {
  const played = await playDirectory(page);
  const form = await openSourceForm(page, world, prefix);
  await expect(form).toContainText('The first run makes no users.');
  await form.getByRole('textbox').first().fill('new');
  await expectAccessible(form.getByRole('button', { name: 'Check' }));

  await form.getByRole('combobox', { name: 'Authenticator' }).click();
  await page.getByTitle('企业微信 (wecom)').click();
  await form.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(form.getByRole('status')).toContainText('2 departments, and for themselves 3 members and 1 tags');
  await form.getByRole('combobox', { name: 'Departments' }).click();
  await page
    .locator('.ant-select-tree-treenode')
    .filter({ hasText: 'Sales' })
    .locator('.ant-select-tree-title')
    .click();
  // Escape would close NocoBase's form as well.
  await page.keyboard.press('Tab');

  await form.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('dialog', { name: 'What a run would do' });
  await expect(preview).toContainText('Nothing has been written.');
  await expect(preview).toContainText('Looks like a user');
  await expectAccessible(preview);
  await preview.getByText('Departments', { exact: true }).click();
  await expect(preview).toContainText('Deleted by hand');
  await preview.getByRole('tab', { name: 'Departments in WeCom (2)' }).click();
  await expect(preview.getByText('Sales')).toBeVisible();
  await preview.getByRole('button', { name: 'Close' }).click();

  await page.locator('button').filter({ hasText: 'Submit' }).click();
  await expect
    .poll(() => played.asked['userDataSyncSources:create'])
    .toMatchObject({
      name: 'new',
      sourceType: 'wecom-directory',
      options: { authenticator: 'wecom', departments: ['2'], leavers: 'close' },
    });
});

test(
  'a check that WeCom refuses says which address to add, and can be copied',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    const played = await playDirectory(page);
    const failure = { code: 'wecom_untrusted_ip', errcode: 60020, ip: '203.0.113.7' };
    played.check = { failure, departments: [], membersAlone: 0, tags: 0 };
    const form = await openSourceForm(page, world, prefix);
    await form.getByRole('combobox', { name: 'Authenticator' }).click();
    await page.getByTitle('企业微信 (wecom)').click();
    await form.getByRole('button', { name: 'Check', exact: true }).click();

    await expect(form).toContainText('Add 203.0.113.7 in the WeCom console');
    await expect(form.getByRole('button', { name: 'Copy' })).toBeVisible();
  },
);

test('every finding says what it means, and is decided singly or in a list of what is shown', async ({
  page,
  world,
  prefix,
}) => {
  const played = await playDirectory(page);
  const tab = await openDirectory(page, world, prefix);
  await expect(tab).toContainText('Succeeded');
  await expect(rowOf(page, 'member suggested')).toContainText('Wang Wu (wangwu): the same name');
  await expectAccessible(tab);

  await page.getByRole('checkbox', { name: 'member suggested' }).check();
  await tab.getByRole('button', { name: 'Link the 1 ticked' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Yes' }).press('Enter');
  await expect
    .poll(() => played.decided)
    .toEqual([{ subject: 'member', wecomId: 'suggested-id', kind: 'adopt', userId: 7 }]);
  await expect(page.getByRole('checkbox', { name: 'member unlinked' })).toBeDisabled();

  await rowOf(page, 'member unlinked').getByRole('button', { name: 'Look at “Zhao Liu (zhaoliu)”' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('the username is the member ID');
  await expectAccessible(dialog);
  await dialog.getByRole('button', { name: 'It is the same person' }).click();
  await expect
    .poll(() => played.decided)
    .toEqual([{ subject: 'member', wecomId: 'unlinked-id', kind: 'adopt', userId: 8 }]);

  await rowOf(page, 'member reused-id').getByRole('button', { name: 'Same person: open again' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Yes' }).press('Enter');
  await expect.poll(() => played.decided).toEqual([{ subject: 'member', wecomId: 'reused-id-id', kind: 'open' }]);

  await tab.getByText('Departments', { exact: true }).click();
  await rowOf(page, 'department deleted-by-hand').getByRole('button', { name: 'Make it again' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Yes' }).press('Enter');
  await expect.poll(() => played.decided).toMatchObject([{ subject: 'department', kind: 'make' }]);
});

test('findings are narrowed by kind and by name', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await playDirectory(page);
  const tab = await openDirectory(page, world, prefix);
  await tab.getByRole('combobox', { name: 'Outcome' }).press('Enter');
  await page.getByTitle('Closed (1)').click();
  await expect(rowOf(page, 'member closed')).toContainText('Owns 1 departments in NocoBase');
  await expect(rowOf(page, 'member suggested')).toHaveCount(0);

  await tab.getByRole('searchbox', { name: 'Name or ID' }).fill('nobody');
  await page.keyboard.press('Enter');
  await expect(tab).toContainText('Nothing here.');
});

test(
  'closing many names everybody, and spares whom the administrator unticks',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    const played = await playDirectory(page);
    const tab = await openDirectory(page, world, prefix);
    await tab.getByRole('button', { name: 'Close 1 users…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Close these/ });
    const leaver = dialog.getByRole('checkbox', { name: /member waits-for-confirmation .* → Zhao Liu \(zhaoliu\)/ });
    await expect(leaver).toBeChecked();
    await expectAccessible(dialog);
    await leaver.uncheck();
    await expect(page.getByRole('button', { name: 'Close 0' })).toBeDisabled();
    await leaver.check();
    await page.getByRole('button', { name: 'Close 1', exact: true }).click();

    await expect(dialog).toBeHidden();
    expect(played.decided).toEqual([{ subject: 'member', wecomId: 'waits-for-confirmation-id', kind: 'close' }]);
  },
);

test('a run is started, followed, cancelled, and shown when it has ended', async ({ page, world, prefix }) => {
  const played = await playDirectory(page);
  const tab = await openDirectory(page, world, prefix);
  await tab.getByRole('button', { name: 'Synchronise now' }).press('Enter');
  const progress = tab.getByRole('region', { name: 'Synchronisation under way' });
  await expect(progress).toContainText('Writing');
  await expect(progress).toContainText('12 of 48 · about 3 minutes left');
  await expect(tab.getByRole('button', { name: 'Make a user' })).toHaveCount(0);
  await expectAccessible(progress);

  played.run = { ...UNDER_WAY, progress: { step: 'members', done: 3, total: 9, waitsUntil: '2026-01-02T00:05:00Z' } };
  await expect(progress).toContainText('Waiting for WeCom until');
  await progress.getByRole('button', { name: 'Cancel the run' }).press('Enter');
  await expect.poll(() => played.asked['wecom:cancelRun']).toEqual({ source: 'hq' });

  played.run = { ...ENDED, id: 6, state: 'cancelled' };
  await expect(progress).toHaveCount(0);
  await expect(tab.getByRole('status').filter({ hasText: 'Cancelled' })).toBeVisible();
});

test('a run that is refused says why', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  const played = await playDirectory(page);
  played.refusal = { code: 'wecom_directory_running', message: 'Another one is under way.' };
  const tab = await openDirectory(page, world, prefix);
  await tab.getByRole('button', { name: 'Synchronise now' }).click();

  await expect(tab.getByRole('alert').filter({ hasText: 'Another one is under way.' })).toBeVisible();
});

test(
  'whether members get users is asked once the first run has shown how many there are',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    const played = await playDirectory(page);
    const tab = await openDirectory(page, world, prefix);
    const choice = tab.getByRole('region', { name: 'Make users for members who have none?' });
    await expect(choice).toContainText('1 look like a user who is there already, 1 look like nobody');
    await expectAccessible(choice);
    played.source.options['createUsers'] = true;
    await choice.getByRole('button', { name: 'Make 1 users' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: 'Yes' }).press('Enter');

    await expect(choice).toHaveCount(0);
    expect(played.asked['wecom:chooseCreateUsers']).toEqual({ source: 'hq', createUsers: true });
  },
);

test('nobody is offered a directory that the server does not have', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await playDirectory(page);
  await page.route(/userData:listSyncTypes/, (route) => route.fulfill({ json: { data: [] } }));
  await openDirectory(page, world, prefix, { isOffered: false });

  await expect(page.getByRole('tab')).toHaveCount(2);
});

test('the directory fits a phone', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  const played = await playDirectory(page);
  played.run = UNDER_WAY;
  await page.setViewportSize({ width: 375, height: 800 });
  const tab = await openDirectory(page, world, prefix);
  await expect(rowOf(page, 'member suggested')).toBeVisible();

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  const widths = await tab
    .locator('button, input, .ant-table, .ant-progress')
    .evaluateAll((elements) => elements.map((element) => Math.ceil(element.getBoundingClientRect().right)));
  expect(Math.max(...widths)).toBeLessThanOrEqual(375);
  await expectAccessible(tab);
});

test('the directory speaks Chinese', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await playDirectory(page);
  await world.api.call('systemSettings:update', { filterByTk: 1 }, { enabledLanguages: ['en-US', 'zh-CN'] });
  await page.addInitScript(() => localStorage.setItem('NOCOBASE_LOCALE', 'zh-CN'));
  const tab = await openDirectory(page, world, prefix);

  await expect(tab).toContainText('与现有用户相似');
  await expect(tab.getByRole('button', { name: '立即同步' })).toBeVisible();
});
