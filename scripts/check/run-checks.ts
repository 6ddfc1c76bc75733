import { ROOT } from '../shared/paths';
import { run } from '../shared/run';
import type { Tally } from '../shared/tally';

const TYPE_CHECKS = {
  'types: scripts': 'tsconfig.json',
  'types: browser tests': 'e2e/tsconfig.json',
  'types: cluster tests': 'cluster/tsconfig.json',
  'types: bench': 'bench/tsconfig.json',
  'types: browser tests behind nginx': 'e2e-nginx/tsconfig.json',
  'types: pictures': 'pictures/tsconfig.json',
  'types: plugin, server': 'packages/plugin/tsconfig.server.json',
  'types: plugin, legacy client': 'packages/plugin/tsconfig.client.json',
  'types: plugin, modern client': 'packages/plugin/tsconfig.client-v2.json',
  'types: plugin, client tests': 'packages/plugin/tsconfig.test.json',
  'types: simulator': 'packages/simulator/tsconfig.json',
};

const OTHER_CHECKS: Record<string, [string, ...string[]]> = {
  lint: ['oxlint', '--type-aware'],
  format: ['prettier', '--check', '--log-level', 'warn', '.'],
  'dead code': ['knip', '--no-progress'],
};

/** Runs all checks side by side and prints one line for each, with what it found when it failed. */
export async function runChecks(): Promise<Tally> {
  const typeChecks = Object.entries(TYPE_CHECKS).map(([name, config]) => runCheck(name, ['tsc', '--project', config]));
  const otherChecks = Object.entries(OTHER_CHECKS).map(([name, command]) => runCheck(name, command));
  const results = await Promise.all([...typeChecks, ...otherChecks]);
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

async function runCheck(name: string, command: [string, ...string[]]): Promise<boolean> {
  const startedAt = performance.now();
  const { exitCode, output } = await run(['node_modules/.bin/' + command[0], ...command.slice(1)], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${exitCode === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (exitCode !== 0) console.log(output.trim().replaceAll(/^/gm, '    '));
  return exitCode === 0;
}
