// Steps in the tab with WeCom's panel. WeCom's own script runs there. It knows one host for its panel, so the browser's
// requests to that host are answered by the simulator.
import { expect, type FrameLocator, type Page } from '@playwright/test';
import { readTexts } from './steps';
import type { World } from './world';

export const PANEL_HOST = 'https://login.work.weixin.qq.com';
const TITLES = (['en-US', 'zh-CN'] as const).map((language) => readTexts(language)['QR code of WeCom'] ?? '');

/** Answers for WeCom's panel host; returns the addresses of the pages that were opened there. */
export async function playPanelHost(page: Page, world: World): Promise<URL[]> {
  const opened: URL[] = [];
  await page.route(`${PANEL_HOST}/**`, async (route) => {
    const url = new URL(route.request().url());
    if (route.request().isNavigationRequest()) opened.push(url);
    await route.fulfill({ response: await route.fetch({ url: world.simulator.url + url.pathname + url.search }) });
  });
  return opened;
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
