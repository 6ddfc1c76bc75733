import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { ClientOption } from './fixtures';
import { keptNocoBase } from './support/nocobase';
import { findChromium } from '../../tools/chromium';
import { ROOT } from '../../tools/paths';
import { BROWSER_TEST_LIMIT_MS, BROWSER_WAIT_LIMIT_MS } from '../../tools/time-limits';

const executablePath = findChromium();

export default defineConfig<ClientOption>({
  globalSetup: './support/prepare.ts',
  // Each worker starts a NocoBase. The one that stays up is one.
  workers: keptNocoBase() ? 1 : 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: BROWSER_TEST_LIMIT_MS,
  expect: { timeout: BROWSER_WAIT_LIMIT_MS, toPass: { timeout: BROWSER_WAIT_LIMIT_MS } },
  reporter: [['list'], ['json', { outputFile: path.join(ROOT, 'test-results/browser.json') }]],
  outputDir: path.join(ROOT, 'test-results/browser'),
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
