import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { ClientOption } from './fixtures';
import { findChromium } from '../../tools/chromium';
import { findFreePort } from '../../tools/ports';
import { ROOT } from '../../tools/paths';
import { BROWSER_TEST_LIMIT_MS, BROWSER_WAIT_LIMIT_MS } from '../../tools/time-limits';

// The workers inherit the choice of the process that starts nginx.
const port = (process.env['NGINX_TESTS_PORT'] ??= String(await findFreePort()));
const executablePath = findChromium();

/** NocoBase behind a real nginx, in every way that an administrator may deploy it. */
export default defineConfig<ClientOption>({
  globalSetup: './support/start-deployments.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: BROWSER_TEST_LIMIT_MS,
  expect: { timeout: BROWSER_WAIT_LIMIT_MS, toPass: { timeout: BROWSER_WAIT_LIMIT_MS } },
  reporter: [['list'], ['json', { outputFile: path.join(ROOT, 'test-results/nginx.json') }]],
  outputDir: path.join(ROOT, 'test-results/nginx'),
  use: {
    locale: 'en-US',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [
        // Every site is nginx, whatever its port: so an origin has no port, though only root may listen on 443.
        `--host-resolver-rules=MAP *.example.com 127.0.0.1:${port}`,
        // A browser that ignores all errors of certificates would load every file again on every page.
        `--ignore-certificate-errors-spki-list=${process.env['NGINX_TESTS_CERTIFICATE']}`,
        // Chromium refuses its sandbox to root, who runs containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      ...(executablePath && { executablePath }),
    },
  },
  projects: [
    { name: 'legacy', use: { client: 'legacy' }, grepInvert: /@modern\b/ },
    { name: 'modern', use: { client: 'modern' }, grepInvert: /@legacy\b/ },
  ],
});
