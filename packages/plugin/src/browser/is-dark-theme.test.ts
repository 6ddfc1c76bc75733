import { expect, it } from 'vitest';
import { fakeClient } from './testing/fake-client';
import { isDarkTheme } from './is-dark-theme';

function isDark(kept: unknown, wish: 'dark' | 'light'): boolean {
  const { app, browser } = fakeClient();
  app.apiClient.auth.getOption = () => kept as string;
  browser.matchMedia = (query) => ({ matches: query === `(prefers-color-scheme: ${wish})` }) as MediaQueryList;
  return isDarkTheme(app, browser);
}

it.each([
  ['darkAlgorithm', true],
  [['compactAlgorithm', 'darkAlgorithm'], true],
  ['compactAlgorithm', false],
  [undefined, false],
])('is as NocoBase drew last: %o', (algorithm, dark) => {
  const kept = JSON.stringify({ id: 1, config: { name: 'Theme', algorithm } });
  expect(isDark(kept, dark ? 'light' : 'dark')).toBe(dark);
});

it.each([null, undefined, '', 'null', '{}', '{"config":null}', 'no JSON', 7])(
  'is as the person wishes when %o is kept',
  (kept) => {
    expect(isDark(kept, 'dark')).toBe(true);
    expect(isDark(kept, 'light')).toBe(false);
  },
);
