import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Company } from './company/company.js';
import { listen } from './listen.js';

const entry = fileURLToPath(new URL('./main.ts', import.meta.url));

function start(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--import', import.meta.resolve('tsx'), entry, ...args]);
}

/** Runs the command to its end. */
async function run(...args: string[]) {
  const child = start(...args);
  const ended = once(child, 'exit');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { out, err, code: child.exitCode };
}

/** Reads what a running command announces. */
async function announcement(child: ChildProcessWithoutNullStreams): Promise<string> {
  let said = '';
  for await (const piece of child.stdout) {
    said += String(piece);
    if (said.includes('Trusted')) {
      return said;
    }
  }
  throw new Error(`The command ended: ${said}`);
}

describe('the command', () => {
  it('explains itself', async () => {
    const { out, code } = await run('--help');
    expect(code).toBe(0);
    for (const option of ['--port', '--client-port', '--app-origin', '--trusted-domain', '--company']) {
      expect(out).toContain(option);
    }
  });

  it('runs until it is interrupted', async () => {
    const child = start(
      '--port',
      '0',
      '--client-port',
      '0',
      '--trusted-domain',
      'a.test',
      '--trusted-domain',
      'b.test',
    );
    const said = await announcement(child);
    const url = /Platform +(\S+)/.exec(said)?.[1] ?? '';
    expect(await (await fetch(`${url}__simulator/api/health`)).json()).toEqual({ ok: true });
    expect(said).toMatch(/WeCom client +http:\/\/127\.0\.0\.1:\d+\/__client\//);
    expect(said).toContain('localhost:13000, a.test, b.test');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('names a port that is taken', async () => {
    const other = await listen(() => undefined, '127.0.0.1', 0);
    const { err, code } = await run('--port', String(other.port), '--client-port', 'off');
    await other.stop();
    expect(code).toBe(1);
    expect(err).toContain(`port ${other.port} is taken`);
  });

  it.each([
    [['--port', 'x'], '--port must be a port number'],
    [['--app-origin', 'localhost'], '--app-origin must look like'],
    [['--nonsense'], '--nonsense'],
    [['--company', '/nowhere.json'], '/nowhere.json'],
  ])('refuses %o', async (args, problem) => {
    const { err, code } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });

  it('makes a company up, and plays it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wecom-simulator-'));
    const file = join(folder, 'company.json');
    const size = ['--departments', '5', '--members', '12', '--seed', '7'];
    expect(await run('company', ...size, '--output', file)).toMatchObject({ code: 0, out: '', err: '' });
    expect((await run('company', ...size)).out).toBe(readFileSync(file, 'utf8'));
    const child = start('--company', file, '--port', '0', '--client-port', 'off');
    const url = /Platform +(\S+)/.exec(await announcement(child))?.[1] ?? '';
    const { company } = (await (await fetch(`${url}__simulator/api/state`)).json()) as { company: Company };
    child.kill('SIGINT');
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
    expect([company.departments.length, company.members.length]).toEqual([5, 12]);
  });

  it.each([
    [['--members', 'many'], '--members must be a whole number from 0 on, not many'],
    [['--departments', '0'], '--departments must be a whole number from 1 on, not 0'],
    [['--colour', 'red'], '--colour'],
  ])('makes no company up of %o', async (args, problem) => {
    const { err, code } = await run('company', ...args);
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });

  it('lists what is wrong with a company file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wecom-simulator-'));
    const file = join(folder, 'company.json');
    writeFileSync(file, '{ "corpId": "ww0000000000000000", "members": [], "apps": [] }');
    const { err, code } = await run('--company', file);
    rmSync(folder, { recursive: true });
    expect(code).toBe(2);
    expect(err).toContain('  - name must be a text\n  - apps must hold at least one app');
  });
});
