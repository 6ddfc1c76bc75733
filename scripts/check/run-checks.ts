import os from 'node:os';
import { atOnce } from '../../tools/at-once';
import { ROOT } from '../../tools/paths';
import { run } from '../../tools/run';
import type { Tally } from '../../tools/tally';

/** Names of checks and their commands, the quick ones first: so the first fault is seen after seconds. */
const CHECKS: Record<string, [string, ...string[]]> = {
  'dead code': ['knip', '--no-progress', '--cache'],
  lint: ['oxlint', '--type-aware'],
  'types: simulator': typesOf('packages/simulator/tsconfig.json'),
  'types: clients of the plugin': typesOf('packages/plugin/tsconfig.client.json'),
  'types: scripts and tests with a browser': typesOf('tsconfig.json'),
  format: ['prettier', '--check', '--log-level', 'warn', '--cache', '.'],
  'types: server of the plugin and tests with NocoBase': typesOf('packages/plugin/tsconfig.server.json'),
};

/** Runs all checks, as many at once as there are processors, and prints for each one line and, when it failed, what it found. */
export async function runChecks(): Promise<Tally> {
  const checks = Object.entries(CHECKS);
  const results = await atOnce(os.availableParallelism(), checks, runCheck);
  const failures = checks.flatMap(([name], index) => (results[index] ? [] : [name]));
  return { passed: checks.length - failures.length, failed: failures.length, failures };
}

/** "Build" is what looks first whether anything has changed; nothing is written but what it remembers for that. */
function typesOf(config: string): [string, ...string[]] {
  return ['tsc', '--build', config];
}

async function runCheck([name, command]: [string, [string, ...string[]]]): Promise<boolean> {
  const startedAt = performance.now();
  const { exitCode, output } = await run(['node_modules/.bin/' + command[0], ...command.slice(1)], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${exitCode === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (exitCode !== 0) {
    console.log(output.trim().replaceAll(/^/gm, '    '));
  }
  return exitCode === 0;
}
