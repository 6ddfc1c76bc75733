import { expect, type Locator } from '@playwright/test';

/** Shows that the middle of something can be seen: it is neither cut off nor under something else. */
export async function expectUncovered(part: Locator): Promise<void> {
  await expect(async () => expect(await part.evaluate(isOnTop)).toBe(true)).toPass();
}

/** Runs in the page. */
function isOnTop(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}
