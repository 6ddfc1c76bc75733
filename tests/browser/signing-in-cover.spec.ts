import type { Page } from '@playwright/test';
import { expect, IN_ONE_CLIENT, test } from './fixtures';

const BACK = `signin?authenticator=wecom&code=C&state=${'0'.repeat(32)}`;
const DARK_THEME = JSON.stringify({ id: 2, config: { name: 'Dark', algorithm: 'darkAlgorithm' } });
const LIGHT_THEME = JSON.stringify({ id: 1, config: { name: 'Default' } });

/** Opens a page on which a sign-in is under way for ever. */
async function openCover(page: Page, url: string) {
  await page.route(/auth:signIn/, () => undefined);
  await page.goto(`${url}/${BACK}`);
  const cover = page.getByRole('status');
  await expect(cover).toHaveText('Signing in…');
  const style = await cover.evaluate((element) => {
    const { backgroundColor, color, width } = getComputedStyle(element);
    return { backgroundColor, color, width };
  });
  return { ground: channelsOf(style.backgroundColor), text: channelsOf(style.color), width: style.width };
}

function channelsOf(colour: string): number[] {
  return (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
}

/** Relative luminance, WCAG 2.2. */
function luminance(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number[], other: number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

for (const { theme, wish, shown, where } of [
  { theme: undefined, wish: 'dark', shown: 'dark', where: {} },
  { theme: undefined, wish: 'light', shown: 'light', where: IN_ONE_CLIENT },
  { theme: DARK_THEME, wish: 'light', shown: 'dark', where: IN_ONE_CLIENT },
  { theme: LIGHT_THEME, wish: 'dark', shown: 'light', where: IN_ONE_CLIENT },
] as const) {
  const kept = theme === undefined ? 'no theme' : (JSON.parse(theme) as { config: { name: string } }).config.name;
  test(
    `the cover is ${shown} with ${kept} kept by NocoBase and a person who prefers ${wish}`,
    where,
    async ({ page, world, prefix }) => {
      await page.emulateMedia({ colorScheme: wish });
      await page.addInitScript((value) => value && localStorage.setItem('NOCOBASE_THEME', value), theme);

      const { ground, text, width } = await openCover(page, world.url + prefix);

      expect(luminance(ground) < 0.1).toBe(shown === 'dark');
      expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5);
      expect(width).toBe(`${page.viewportSize()?.width}px`);
      await page.screenshot({ path: test.info().outputPath(`cover-${shown}.png`) });
    },
  );
}
