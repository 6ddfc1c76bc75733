import { expect, type Locator } from '@playwright/test';
import axe from 'axe-core';

/** Of NocoBase's default theme. */
const MAIN_COLOUR = '#1677ff';

/**
 * Shows that axe finds nothing to object to in a part of a page: names, roles, contrast, order of headings. Only the parts
 * that are ours are looked at; what NocoBase draws around them is not ours to mend, nor is the contrast of its main colour,
 * which links and main buttons have on all its pages.
 */
export async function expectAccessible(part: Locator): Promise<void> {
  await expect(part).toBeVisible();
  const page = part.page();
  await page.evaluate(axe.source);
  const violations = await part.evaluate(async (element, mainColour) => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
    const results = await loaded.run(element, { resultTypes: ['violations'], iframes: false });
    const isOurs = ({ any }: axe.NodeResult) =>
      !any.some(({ data }) => Object.values((data ?? {}) as object).includes(mainColour));
    return results.violations
      .map(({ id, help, nodes }) => ({ id, help, where: nodes.filter(isOurs).map(({ html }) => html) }))
      .filter(({ where }) => where.length > 0);
  }, MAIN_COLOUR);
  expect(violations).toEqual([]);
}
