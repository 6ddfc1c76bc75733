import { expect, type Locator } from '@playwright/test';
import axe from 'axe-core';

/** NocoBase's default theme has links and main buttons in the one, and what removes something in the other. */
const THEME_COLOURS = ['#1677ff', '#ff4d4f'];

/**
 * Shows that axe finds nothing to object to in a part of a page: names, roles, contrast, order of headings. Only the parts
 * that are ours are looked at; what NocoBase draws around them is not ours to mend, nor is the contrast of the theme's
 * own colours, or of a button under the mouse.
 */
export async function expectAccessible(part: Locator): Promise<void> {
  await expect(part).toBeVisible();
  const page = part.page();
  // On its way from one colour to the other a text has little contrast.
  await expect.poll(() => page.evaluate(countTransitions)).toBe(0);
  await page.evaluate(axe.source);
  const violations = await part.evaluate(async (element, themeColours) => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
    const results = await loaded.run(element, { resultTypes: ['violations'], iframes: false, elementRef: true });
    const isOurs = ({ any, element: found }: axe.NodeResult) =>
      !found?.closest('button:hover') &&
      !any.some(({ data }) =>
        Object.values((data ?? {}) as object).some((value) => themeColours.includes(value as string)),
      );
    return results.violations
      .map(({ id, help, nodes }) => ({ id, help, where: nodes.filter(isOurs).map(({ html }) => html) }))
      .filter(({ where }) => where.length > 0);
  }, THEME_COLOURS);
  expect(violations).toEqual([]);
}

/** Runs in the page. What turns for ever, as while something loads, does not count. */
function countTransitions(): number {
  return document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().iterations !== Infinity)
    .length;
}
