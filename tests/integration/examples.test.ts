import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../tools/paths';
import { run, runOrThrow } from '../../tools/run';

/** The examples of CONTRIBUTING.md, each with the tests that its text tells to run. */
const EXAMPLES = {
  'add-a-call': ['get-user-id', 'wecom/calls'],
  'add-an-option': ['browser/settings', 'locale', 'public-options'],
};

/** Left out of the copy: whatever is made, and what is large. */
const NOT_COPIED = /(^|\/)(\.git|node_modules|dist|dist-packages|images|storage|results|test-results|\.demo)$/;

let copy: string;

beforeAll(async () => {
  copy = fs.mkdtempSync(path.join(os.tmpdir(), 'examples-'));
  fs.cpSync(ROOT, copy, { recursive: true, filter: (file) => !NOT_COPIED.test(path.relative(ROOT, file)) });
  for (const modules of ['node_modules', 'host/trimmed/node_modules']) {
    fs.symlinkSync(path.join(ROOT, modules), path.join(copy, modules));
  }
  const patches = Object.keys(EXAMPLES).map((name) => path.join(ROOT, `docs/examples/${name}.patch`));
  await runOrThrow(['git', 'apply', '--ignore-whitespace', ...patches], { cwd: copy, stdio: 'pipe' });
});

afterAll(() => fs.rmSync(copy, { recursive: true, force: true }));

test('the examples of CONTRIBUTING.md pass the tests that it names', async () => {
  const tests = Object.values(EXAMPLES).flat();

  const { exitCode, output } = await runInCopy('vitest', 'run', '--project', 'unit', ...tests);

  expect(exitCode, output).toBe(0);
});

test('the examples of CONTRIBUTING.md have no wrong type', async () => {
  const config = {
    extends: './tsconfig.json',
    compilerOptions: { incremental: false },
    files: changedCode(),
    include: [],
  };
  fs.writeFileSync(path.join(copy, 'tsconfig.examples.json'), JSON.stringify(config));

  const { exitCode, output } = await runInCopy('tsc', '-p', 'tsconfig.examples.json');

  expect(exitCode, output).toBe(0);
});

function runInCopy(program: string, ...args: string[]) {
  // Vitest tells the processes of its tests that they are some.
  const { VITEST: _vitest, NODE_OPTIONS: _nodeOptions, ...env } = process.env;
  return run([path.join(ROOT, 'node_modules/.bin', program), ...args], { cwd: copy, env, stdio: 'pipe' });
}

/** The files with types that the patches change or add. */
function changedCode(): string[] {
  const patches = Object.keys(EXAMPLES).map((name) =>
    fs.readFileSync(path.join(ROOT, `docs/examples/${name}.patch`), 'utf8'),
  );
  return [...patches.join('').matchAll(/^\+\+\+ b\/(.*\.tsx?)$/gm)].map(([, file = '']) => file);
}
