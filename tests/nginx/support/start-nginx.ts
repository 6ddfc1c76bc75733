import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runOrThrow } from '../../../tools/run';
import { SERVICE_START_LIMIT_MS } from '../../../tools/time-limits';
import type { Certificate } from './certificate';
import { requireProgram } from './require-program';
import { nginxConfig, type Site } from './nginx-config';

/** Runs a command until its input ends, which happens at the latest when this process ends, however it ends. */
const UNTIL_INPUT_ENDS = '"$@" & cat; kill $! && wait $!';

/**
 * Starts an nginx of its own, apart from one that the system may run.
 *
 * @param folder a folder for everything it keeps
 * @param more further parts of the `http` block
 * @returns ends it
 * @throws Error with what nginx says about its configuration, or when it does not start
 */
export async function startNginx(
  folder: string,
  port: number,
  certificate: Certificate,
  sites: Site[],
  more: string,
): Promise<() => Promise<void>> {
  const file = path.join(folder, 'nginx.conf');
  fs.writeFileSync(file, nginxConfig(folder, port, certificate, sites, more));
  const command = [requireProgram('nginx'), '-e', 'stderr', '-p', folder, '-c', file];
  await runOrThrow(['sh', '-c', '"$@" -t', 'sh', ...command], { stdio: 'pipe' });
  const child = spawn('sh', ['-c', UNTIL_INPUT_ENDS, 'sh', ...command], { stdio: ['pipe', 'ignore', 'inherit'] });
  await waitForFile(path.join(folder, 'nginx.pid'));
  return () => stop(child);
}

// nginx writes down its process as soon as it listens.
async function waitForFile(file: string): Promise<void> {
  const deadline = Date.now() + SERVICE_START_LIMIT_MS;
  while (!fs.existsSync(file)) {
    if (Date.now() > deadline) {
      throw new Error('nginx did not start');
    }
    await sleep(50);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stdin?.end();
  await ended;
}
