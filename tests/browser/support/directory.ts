// The pages of a directory, in either client and either language.
import { expect, type Locator, type Page } from '@playwright/test';
import { AUTHENTICATOR } from '../../world/seed';
import { openLinks } from './links';
import { anyOf, signInAsRoot } from './steps';
import type { World } from './world';

const ADD_NEW = /Add new|添\s?加/;

/** Opens the tab among the settings of users, as the root user. */
export async function openDirectory(
  page: Page,
  world: World,
  prefix: string,
  { isOffered = true }: { isOffered?: boolean } = {},
): Promise<Locator> {
  await signInAsRoot(page, world);
  await openLinks(page, world, prefix);
  if (isOffered) {
    await page.getByRole('tab', { name: anyOf('directory.title') }).click();
  }
  return page.getByRole('tabpanel', isOffered ? { name: anyOf('directory.title') } : {});
}

/** Opens NocoBase's form that adds a sync source, with our part of it. */
export async function openSourceForm(page: Page, world: World, prefix: string): Promise<Locator> {
  await page.setViewportSize({ width: 1280, height: 1200 });
  await signInAsRoot(page, world);
  await page.goto(`${world.url}${prefix}/admin/settings/users-permissions/sync`);
  await page.getByRole('button', { name: ADD_NEW }).hover();
  await page.getByRole('menuitem', { name: anyOf('WeCom directory') }).click();
  const form = page.getByRole('dialog');
  await expect(form.getByRole('button', { name: anyOf('directory.check') })).toBeVisible();
  return form;
}

/** A source of the demo's authenticator, without the form. */
export async function addSource(world: World, name: string): Promise<void> {
  const options = { authenticator: AUTHENTICATOR, departments: [], leavers: 'close' };
  await world.api.call(
    'userDataSyncSources:create',
    {},
    { name, sourceType: 'wecom-directory', enabled: true, options },
  );
}

/** Removes all sources. What they wrote of the simulated company stays in NocoBase's departments. */
export async function removeSources({ api }: World): Promise<void> {
  const sources = await api.call<{ id: number }[]>('userDataSyncSources:list');
  for (const { id } of sources) {
    await api.call('userDataSyncSources:destroy', { filterByTk: id }, {});
  }
}
