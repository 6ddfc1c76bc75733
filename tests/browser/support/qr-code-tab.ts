// Steps in the tab with WeCom's panel. WeCom's own script runs there. It knows one host for its panel, so the browser's
// requests to that host are answered by the simulator.
import { expect, type FrameLocator, type Page } from '@playwright/test';
import { BROWSER_WAIT_LIMIT_MS } from '../../../tools/time-limits';
import { readTexts } from './steps';
import type { World } from './world';

export const PANEL_HOST = 'https://login.work.weixin.qq.com';
/** How long the tab waits for the panel, in milliseconds; `show-panel.ts` tells why. */
const PATIENCE_MS = 8_000;
const TITLES = (['en-US', 'zh-CN'] as const).map((language) => readTexts(language)['QR code of WeCom'] ?? '');

/**
 * Answers for WeCom's panel host, however long this machine takes.
 *
 * @returns the addresses of the pages that are opened there
 */
export async function playPanelHost(page: Page, world: World): Promise<URL[]> {
  const opened: URL[] = [];
  await page.addInitScript(stretchTimer, [PATIENCE_MS, BROWSER_WAIT_LIMIT_MS] as const);
  await page.route(`${PANEL_HOST}/**`, async (route) => {
    const url = new URL(route.request().url());
    if (route.request().isNavigationRequest()) {
      opened.push(url);
    }
    await route.fulfill({ response: await route.fetch({ url: world.simulator.url + url.pathname + url.search }) });
  });
  return opened;
}

/** Makes the page's timers of one length run as long as another. */
function stretchTimer([from, to]: readonly [number, number]): void {
  const start = window.setTimeout.bind(window);
  const stretched = (work: TimerHandler, ms?: number, ...rest: unknown[]) =>
    start(work, ms === from ? to : ms, ...rest);
  window.setTimeout = stretched as typeof window.setTimeout;
}

/** Opens the sign-in page and waits until it is drawn. */
export async function openSignInPage(page: Page, world: World, path: string): Promise<void> {
  await page.goto(`${world.url}${path}`);
  await expect(page.locator('input[type=password]')).toBeVisible();
}

/** Opens the tab with WeCom's panel. */
export async function chooseTab(page: Page): Promise<FrameLocator> {
  await page.getByRole('tab', { name: '企业微信' }).click();
  return page.frameLocator(TITLES.map((title) => `iframe[title="${title}"]`).join());
}
