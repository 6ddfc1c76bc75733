import path from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import {
  CLUSTER_TEST_LIMIT_MS,
  INTEGRATION_TEST_LIMIT_MS,
  UNIT_TEST_LIMIT_MS,
  UNIT_WAIT_LIMIT_MS,
} from './scripts/shared/time-limits';

const HARNESS = 'packages/plugin/src/server/__tests__/harness';

/** Tests that boot a real NocoBase. */
const withNocoBase: TestProjectInlineConfiguration['test'] = {
  globalSetup: ['install-plugin.ts', 'install-nocobase.ts'].map((file) => path.join(HARNESS, file)),
  pool: 'forks',
  execArgv: ['--preserve-symlinks', '--expose-gc'],
  // Loading NocoBase takes longer than most files: the files of a process share it. Each starts a NocoBase of its own.
  isolate: false,
  testTimeout: INTEGRATION_TEST_LIMIT_MS,
  hookTimeout: INTEGRATION_TEST_LIMIT_MS,
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
          testTimeout: UNIT_TEST_LIMIT_MS,
          hookTimeout: UNIT_TEST_LIMIT_MS,
          expect: { poll: { timeout: UNIT_WAIT_LIMIT_MS } },
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
          testTimeout: CLUSTER_TEST_LIMIT_MS,
          hookTimeout: CLUSTER_TEST_LIMIT_MS,
        },
      },
    ],
  },
});
