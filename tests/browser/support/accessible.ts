import { expect, type Locator } from '@playwright/test';
import axe from 'axe-core';

/**
 * Shows that axe finds nothing to object to in a part of a page: names, roles, contrast, order of headings. Only the parts
 * that are ours are looked at; what NocoBase draws around them is not ours to mend.
 */
export async function expectAccessible(part: Locator): Promise<void> {
  await expect(part).toBeVisible();
  const page = part.page();
  await page.evaluate(axe.source);
  const violations = await part.evaluate(async (element) => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
    const results = await loaded.run(element, { resultTypes: ['violations'], iframes: false });
    return results.violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
  });
  expect(violations).toEqual([]);
}
