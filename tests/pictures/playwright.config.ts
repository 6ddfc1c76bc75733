import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { ROOT } from '../../tools/paths';
import type { ClientOption } from '../browser/fixtures';
import browserTests from '../browser/playwright.config';

/**
 * Takes the pictures of the documentation: `npm run pictures` writes those that have changed. Without the flag of that
 * script, pictures that no longer show what is there fail.
 */
export default defineConfig<ClientOption>({
  ...browserTests,
  testDir: '.',
  globalSetup: '../browser/support/prepare.ts',
  testMatch: '*.spec.ts',
  updateSnapshots: 'none',
  snapshotPathTemplate: path.join(ROOT, 'docs/images/{projectName}/{arg}{ext}'),
  expect: {
    ...browserTests.expect,
    // Chromium and fonts of another machine draw letters a little differently.
    toHaveScreenshot: { maxDiffPixelRatio: 0.03, stylePath: path.join(import.meta.dirname, 'pictures.css') },
  },
  reporter: [['list'], ['json', { outputFile: path.join(ROOT, 'test-results/pictures.json') }]],
  outputDir: path.join(ROOT, 'test-results/pictures'),
  use: { ...browserTests.use, viewport: { width: 1280, height: 2400 }, timezoneId: 'Asia/Shanghai' },
  projects: [
    { name: 'en-US', use: { locale: 'en-US' } },
    { name: 'zh-CN', use: { locale: 'zh-CN' } },
  ],
});
