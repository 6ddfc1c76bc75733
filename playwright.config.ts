import { defineConfig } from '@playwright/test';
import type { ClientOption } from './e2e/fixtures';
import { findChromium } from './scripts/shared/chromium';
import { BROWSER_TEST_LIMIT_MS, BROWSER_WAIT_LIMIT_MS } from './scripts/shared/time-limits';

const executablePath = findChromium();

export default defineConfig<ClientOption>({
  testDir: 'e2e',
  globalSetup: './e2e/support/prepare.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: BROWSER_TEST_LIMIT_MS,
  expect: { timeout: BROWSER_WAIT_LIMIT_MS, toPass: { timeout: BROWSER_WAIT_LIMIT_MS } },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
  use: {
    locale: 'en-US',
    // NocoBase compresses each file again on every request, which costs more than it saves on one machine.
    extraHTTPHeaders: { 'Accept-Encoding': 'identity' },
    // Recording every page would take longer than the tests; `npx playwright test --trace on` records one.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      // Chromium refuses its sandbox to root, who runs containers.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      ...(executablePath && { executablePath }),
    },
  },
  projects: [
    { name: 'legacy', use: { client: 'legacy' }, grepInvert: /@modern\b/ },
    { name: 'modern', use: { client: 'modern' }, grepInvert: /@legacy\b/ },
  ],
});
