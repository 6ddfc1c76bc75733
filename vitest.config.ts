import path from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const HARNESS = 'packages/plugin/src/server/__tests__/harness';

/** Tests that boot a real NocoBase. */
const withNocoBase: TestProjectInlineConfiguration['test'] = {
  globalSetup: ['install-plugin.ts', 'install-nocobase.ts'].map((file) => path.join(HARNESS, file)),
  pool: 'forks',
  execArgv: ['--preserve-symlinks', '--expose-gc'],
  // Loading NocoBase takes longer than most files: the files of a process share it. Each starts a NocoBase of its own.
  isolate: false,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // NocoBase prints every refused request: show what a test printed only when it fails.
    silent: 'passed-only',
    // By default one core is left idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'pictures/*.test.ts',
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
          ...withNocoBase,
        },
      },
      {
        test: {
          name: 'cluster',
          include: ['cluster/**/*.test.ts'],
          ...withNocoBase,
        },
      },
    ],
  },
});
