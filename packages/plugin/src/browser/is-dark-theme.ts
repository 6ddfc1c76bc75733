import type { BaseApplication } from '@nocobase/client-v2';
import type { Browser } from './client';

/**
 * Tells whether NocoBase will draw the page in a dark theme: what it keeps of the theme that it drew last, in this browser.
 * Where it has kept none, the person's own wish decides.
 */
export function isDarkTheme({ apiClient }: BaseApplication, browser: Pick<Browser, 'matchMedia'>): boolean {
  const kept = readAlgorithms(apiClient.auth.getOption('theme'));
  return kept ? kept.includes('darkAlgorithm') : browser.matchMedia('(prefers-color-scheme: dark)').matches;
}

// antd's algorithms by name: one, several, or none for the light theme. Undefined when no theme is kept.
function readAlgorithms(theme: unknown): unknown[] | undefined {
  try {
    const { config } = JSON.parse(String(theme)) as { config: { algorithm?: unknown } };
    return [config.algorithm].flat();
  } catch {
    return undefined;
  }
}
