import { defineConfig } from '@playwright/test';
import type { ClientOption } from './e2e/fixtures';
import browserTests from './playwright.config';

/**
 * Takes the pictures of the documentation: `npm run pictures` writes those that have changed. Without the flag of that
 * script, pictures that no longer show what is there fail.
 */
export default defineConfig<ClientOption>({
  ...browserTests,
  testDir: 'pictures',
  testMatch: '*.spec.ts',
  updateSnapshots: 'none',
  snapshotPathTemplate: 'docs/images/{projectName}/{arg}{ext}',
  expect: {
    ...browserTests.expect,
    // Chromium and fonts of another machine draw letters a little differently.
    toHaveScreenshot: { maxDiffPixelRatio: 0.03, stylePath: 'pictures/pictures.css' },
  },
  reporter: [['list'], ['json', { outputFile: 'test-results/pictures.json' }]],
  outputDir: 'test-results/pictures',
  use: { ...browserTests.use, viewport: { width: 1280, height: 2400 }, timezoneId: 'Asia/Shanghai' },
  projects: [
    { name: 'en-US', use: { locale: 'en-US' } },
    { name: 'zh-CN', use: { locale: 'zh-CN' } },
  ],
});
