import { expect, test } from './fixtures';
import { addSource, openDirectory, openSourceForm, removeSources } from './support/directory';

test.afterEach(({ world }) => removeSources(world));

test('an administrator adds a source, looks at the preview, and saves it', async ({ page, world, prefix }) => {
  const form = await openSourceForm(page, world, prefix);
  await form.getByRole('textbox').first().fill('headquarters');
  await form.getByRole('combobox', { name: 'Authenticator' }).click();
  await page.getByTitle('企业微信 (wecom)').click();
  await form.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(form.getByRole('status')).toContainText('The app can see');
  await form.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('dialog', { name: 'What a run would do' });
  await expect(preview).toContainText('张三');
  await preview.getByRole('button', { name: 'Close' }).click();
  await page.locator('button').filter({ hasText: 'Submit' }).click();

  await expect(page.getByRole('row').filter({ hasText: 'headquarters' })).toContainText('WeCom directory');
  expect(await world.api.call('userDataSyncSources:list')).toMatchObject([
    { name: 'headquarters', sourceType: 'wecom-directory', options: { authenticator: 'wecom', leavers: 'close' } },
  ]);
});

test('the first run makes nobody; the administrator chooses, and the next one does', async ({
  page,
  world,
  prefix,
}) => {
  await addSource(world, 'headquarters');
  const tab = await openDirectory(page, world, prefix);
  await expect(tab).toContainText('Not synchronised yet.');
  await tab.getByRole('button', { name: 'Synchronise now' }).click();
  const choice = tab.getByRole('region', { name: 'Make users for members who have none?' });
  await expect(choice).toContainText('look like nobody');
  await choice.getByRole('button', { name: /^Make \d+ users$/ }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Yes' }).press('Enter');

  await expect(choice).toHaveCount(0);
  await expect(tab.getByRole('row').filter({ hasText: 'A user was made.' }).first()).toBeVisible();
});
