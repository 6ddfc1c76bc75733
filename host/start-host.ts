import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../tools/paths';
import { HEALTH_CHECK_LIMIT_MS, START_LIMIT_MS, STOP_LIMIT_MS } from '../tools/time-limits';

/** NocoBase's first user, which every start with an empty database creates. */
export const ROOT_USER = { email: 'admin@nocobase.com', password: 'admin123' };

export interface HostOptions {
  /** The folder whose node_modules hold NocoBase. */
  hostDir: string;
  port: number;
  /** Where this NocoBase keeps its SQLite database, uploads and logs. */
  storage: string;
  /** Further environment variables, e.g. `APP_PUBLIC_PATH`. */
  env?: Record<string, string>;
}

/** A NocoBase that runs as a process of its own. */
export interface Host {
  /** `http://localhost:PORT` */
  url: string;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
  /** Ends the process at once, as a crash does. */
  kill(): Promise<void>;
}

/**
 * Starts NocoBase, on embedded SQLite unless the environment names another database, and waits until it answers. An empty
 * database is installed first.
 *
 * @throws Error with the end of the log when NocoBase ends or does not answer in time
 */
export async function startHost(options: HostOptions): Promise<Host> {
  fs.mkdirSync(options.storage, { recursive: true });
  const logFile = path.join(options.storage, 'nocobase.log');
  const child = spawnHost(options, logFile);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const host = {
    url: `http://localhost:${options.port}`,
    ended,
    stop: () => stopHost(child, ended),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
  const publicPath = options.env?.['APP_PUBLIC_PATH'] ?? '/';
  try {
    await waitUntilHealthy(`${host.url}${publicPath}api/__health_check`, child);
  } catch (error) {
    await host.stop();
    throw new Error(`${String(error)}\n${tail(logFile)}`, { cause: error });
  }
  return host;
}

function spawnHost({ hostDir, port, storage, env }: HostOptions, logFile: string): ChildProcess {
  const log = fs.openSync(logFile, 'w');
  const child = spawn('node', ['--preserve-symlinks', path.join(ROOT, 'host/launch.cjs')], {
    cwd: hostDir,
    env: { ...inheritedEnvironment(), ...hostEnvironment(hostDir, port, storage), ...env },
    stdio: ['ignore', log, log, 'ipc'],
  });
  fs.closeSync(log);
  return child;
}

/** Leaves out the additions of a test runner, which change how NocoBase finds plugins. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const { VITEST: _vitest, NODE_OPTIONS: _nodeOptions, ...rest } = process.env;
  return rest;
}

/** The environment variables with which NocoBase runs in a folder. */
export function hostEnvironment(hostDir: string, port: number, storage: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    NODE_PATH: path.join(hostDir, 'node_modules'),
    APP_ENV: 'production',
    APP_KEY: 'local-development-only',
    APP_LAUNCH_MODE: 'node',
    APP_PORT: String(port),
    DB_DIALECT: 'sqlite',
    STORAGE_PATH: storage,
    LOGGER_LEVEL: 'warn',
    INIT_ROOT_EMAIL: ROOT_USER.email,
    INIT_ROOT_PASSWORD: ROOT_USER.password,
    INIT_ROOT_NICKNAME: 'Admin',
    INIT_ROOT_USERNAME: 'nocobase',
  };
}

async function waitUntilHealthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error('NocoBase ended while it was starting');
    }
    if (await answersOk(url)) {
      return;
    }
    await sleep(200);
  }
  throw new Error(`NocoBase did not answer within ${START_LIMIT_MS / 1000} s`);
}

async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(HEALTH_CHECK_LIMIT_MS) })).ok;
  } catch {
    return false;
  }
}

async function stopHost(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}

function tail(file: string): string {
  return fs.readFileSync(file, 'utf8').split('\n').slice(-40).join('\n');
}
