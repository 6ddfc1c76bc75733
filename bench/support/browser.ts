import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../../tools/chromium';

/** The two clients of NocoBase and what stands before their paths. */
export const CLIENTS = { legacy: '', modern: '/v' } as const;

/** Starts the browser of the browser tests, without a window. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    // Chromium refuses its sandbox to root, who runs containers.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ...(executablePath && { executablePath }),
  });
}
