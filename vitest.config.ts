import path from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import {
  CLUSTER_TEST_LIMIT_MS,
  INTEGRATION_TEST_LIMIT_MS,
  UNIT_TEST_LIMIT_MS,
  UNIT_WAIT_LIMIT_MS,
} from './tools/time-limits.ts';

const INTEGRATION = 'tests/integration';

/**
 * Integration tests of what no database has a part in run on SQLite alone: addresses and cookies, what becomes of WeCom's
 * answers, and what the setup assistant asks WeCom. Whatever is about races, matching, links, secrets or hostile values runs
 * on each.
 */
const ON_ONE_DATABASE = [
  'attacks/redirect-target.test.ts',
  'attacks/replay.test.ts',
  'authorize.test.ts',
  'declared-names.test.ts',
  'examples.test.ts',
  'faults/access-token.test.ts',
  'faults/broken-answers.test.ts',
  'faults/errcodes.test.ts',
  'faults/memory.test.ts',
  'faults/refused-configuration.test.ts',
  'open-panel.test.ts',
  'other-address.test.ts',
  'packed-files.test.ts',
  'setup/access.test.ts',
  'setup/apply-app-setting.test.ts',
  'setup/checks.test.ts',
  'setup/default-role.test.ts',
  'setup/hosts.test.ts',
  'wechat.test.ts',
];

const isFurtherDatabase = !['sqlite', undefined].includes(process.env['TEST_DATABASE']);

/** Tests that boot a real NocoBase. */
const withNocoBase: TestProjectInlineConfiguration['test'] = {
  globalSetup: ['install-plugin.ts', 'install-nocobase.ts'].map((file) => path.join('tests/world/nocobase', file)),
  setupFiles: 'tests/world/nocobase/none-left-running.ts',
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
    teardownTimeout: UNIT_TEST_LIMIT_MS,
    // By default one core is left idle.
    maxWorkers: '100%',
    // Not the order in which they are written: a test makes what it needs itself, and files that share a process leave each
    // other alone. The order is the same for everybody, so that a failure comes again; `--sequence.seed=2` tries another.
    sequence: { shuffle: { files: true, tests: true }, seed: 1 },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/{src,build}/**/*.test.{ts,tsx}',
            '{scripts,tools}/**/*.test.ts',
            'tests/pictures/*.test.ts',
            'bench/support/*.test.ts',
            'host/sqlite3/*.test.ts',
          ],
          isolate: false,
          setupFiles: 'tools/fresh-modules.ts',
          testTimeout: UNIT_TEST_LIMIT_MS,
          hookTimeout: UNIT_TEST_LIMIT_MS,
          expect: { poll: { timeout: UNIT_WAIT_LIMIT_MS } },
        },
      },
      {
        // For tests of what no request reaches by itself: its code finds NocoBase's as NocoBase does.
        resolve: {
          alias: { '@nocobase/database': path.resolve('host/trimmed/node_modules/@nocobase/database/lib/index.js') },
        },
        test: {
          name: 'integration',
          include: [`${INTEGRATION}/**/*.test.ts`],
          exclude: isFurtherDatabase ? ON_ONE_DATABASE.map((file) => path.join(INTEGRATION, file)) : [],
          ...withNocoBase,
        },
      },
      {
        test: {
          name: 'cluster',
          include: ['tests/cluster/**/*.test.ts'],
          ...withNocoBase,
          testTimeout: CLUSTER_TEST_LIMIT_MS,
          hookTimeout: CLUSTER_TEST_LIMIT_MS,
        },
      },
    ],
  },
});
