import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../tools/paths';
import { run } from '../../tools/run';

/** Runs one test file by itself and returns the exit code. */
async function exitCodeOf(file: string): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'unhandled-'));
  fs.writeFileSync(path.join(folder, 'planted.test.js'), file);
  const command = [path.join(ROOT, 'node_modules/.bin/vitest'), 'run', '--globals', '--root', folder] as const;
  const { exitCode } = await run([...command], { cwd: folder, stdio: 'pipe' });
  fs.rmSync(folder, { recursive: true });
  return exitCode;
}

test('a file whose tests pass fails for an error that nobody handles', async () => {
  const exitCodes = await Promise.all([
    exitCodeOf(`test('passes', () => {})`),
    exitCodeOf(`test('passes', () => void Promise.reject(new Error('planted')))`),
    exitCodeOf(`test('passes', () => void setImmediate(() => { throw new Error('planted') }))`),
  ]);

  expect(exitCodes).toEqual([0, 1, 1]);
});
