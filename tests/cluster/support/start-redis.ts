import { spawn } from 'node:child_process';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from '../../../tools/find-program';
import { findFreePort } from '../../../tools/ports';
import { SERVICE_START_LIMIT_MS } from '../../../tools/time-limits';

/** A Redis of a test alone, in memory. */
export interface Redis {
  /** `redis://127.0.0.1:PORT` */
  url: string;
  port: number;
  /** Sends a command, e.g. `CONFIG SET maxmemory 1`, and returns the answer as Redis writes it. */
  send(command: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts `redis-server`.
 * @param wantedPort a free one unless given
 * @throws Error that says what to install when there is none
 */
export async function startRedis(wantedPort?: number): Promise<Redis> {
  const port = wantedPort ?? (await findFreePort());
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(redisServer(), args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await untilOpen(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    send: (command) => send(port, command),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

function redisServer(): string {
  const program = findProgram('redis-server');
  if (!program) {
    throw new Error('This test needs redis-server. Install it, for instance with: apt-get install redis-server');
  }
  return program;
}

function send(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString());
    });
    socket.once('error', reject);
  });
}

async function untilOpen(port: number): Promise<void> {
  const deadline = Date.now() + SERVICE_START_LIMIT_MS;
  while (!(await isOpen(port))) {
    if (Date.now() > deadline) {
      throw new Error(`redis-server did not listen within ${SERVICE_START_LIMIT_MS / 1000} s`);
    }
    await sleep(20);
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
