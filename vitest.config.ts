import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // NocoBase prints every refused request: show what a test printed only when it fails.
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'bench/support/*.test.ts',
            'host/sqlite3/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/__tests__/**'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['packages/plugin/src/server/__tests__/**/*.test.ts'],
          globalSetup: 'packages/plugin/src/server/__tests__/harness/install-plugin.ts',
          pool: 'forks',
          execArgv: ['--preserve-symlinks'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'cluster',
          include: ['cluster/**/*.test.ts'],
          globalSetup: 'packages/plugin/src/server/__tests__/harness/install-plugin.ts',
          pool: 'forks',
          execArgv: ['--preserve-symlinks'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
