// Fixtures of the pictures in the documentation. They add to those of the browser tests:
//   topic   tests of different topics share no world
//   origin  https://nocobase.example.com, so that no picture shows a port of this machine
//   title   none, so that the plugin writes its own text, in that language
//   page    in the language of the project, and without what differs from run to run
//   take    takes a picture of parts of the page; its name is that of the file
import type { Locator, Page, Route } from '@playwright/test';
import { expect, test as base } from '../browser/fixtures';

export { expect } from '../browser/fixtures';

export const ORIGIN = 'https://nocobase.example.com';

/** Around what a picture shows, in pixels. */
const MARGIN = 8;

type Frame = Record<'x' | 'y' | 'width' | 'height', number>;

interface PictureFixtures {
  take: (name: string, ...parts: Locator[]) => Promise<void>;
}

export const test = base.extend<PictureFixtures, { topic: string }>({
  // Playwright starts a worker for each topic, and so a world: NocoBase remembers more than a reset puts back, such as
  // that phone numbers have arrived.
  topic: ['', { option: true, scope: 'worker' }],

  origin: [ORIGIN, { scope: 'worker' }],

  title: ['', { scope: 'worker' }],

  page: async ({ page, locale }, use) => {
    await page.addInitScript((language) => localStorage.setItem('NOCOBASE_LOCALE', language ?? ''), locale);
    await page.route('**/api/wecom:*', neutralise);
    await use(page);
  },

  take: async ({ page }, use) => {
    await use(async (name, ...parts) => {
      // No blinking cursor, no frame around what was typed last.
      await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      await expect(page).toHaveScreenshot(`${name}.png`, { clip: await settledFrame(page, parts) });
    });
  },
});

/** Replaces the moment, the reference and the address of this machine in a reply of the plugin by ones that stay. */
async function neutralise(route: Route): Promise<void> {
  const response = await route.fetch();
  const text = await response.text();
  await route.fulfill({
    response,
    body: text
      .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '2026-01-15T01:30:00.000Z')
      .replaceAll(/"reference":"\w{8}"/g, '"reference":"7K3M9QXA"')
      .replaceAll(/127\.0\.0\.1|::1(?=")/g, '203.0.113.7'),
  });
}

/** The smallest frame that shows all parts, once dialogs and menus have stopped growing. */
async function settledFrame(page: Page, parts: Locator[]): Promise<Frame> {
  await expect(page.locator('[class*=-appear], [class*=-enter]')).toHaveCount(0);
  return frameAround(page, parts);
}

async function frameAround(page: Page, parts: Locator[]): Promise<Frame> {
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  const shown = boxes.filter((box) => box !== null);
  const left = Math.max(Math.min(...shown.map(({ x }) => x)) - MARGIN, 0);
  const top = Math.max(Math.min(...shown.map(({ y }) => y)) - MARGIN, 0);
  const widest = page.viewportSize()?.width ?? Infinity;
  const right = Math.min(Math.max(...shown.map(({ x, width }) => x + width)) + MARGIN, widest);
  const bottom = Math.max(...shown.map(({ y, height }) => y + height)) + MARGIN;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
