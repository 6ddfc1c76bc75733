import fs from 'node:fs';
import path from 'node:path';
import { type Host, startHost } from '../../host/start-host';
import { type ApiClient, signInAsRoot } from '../../tests/world/nocobase/api-client';
import { ROOT } from '../../tools/paths';
import { findFreePort } from '../../tools/ports';
import { runOrThrow } from '../../tools/run';

/** A NocoBase application of its own, as a company has it: packages, storage folder, running server. */
export interface App {
  dir: string;
  storage: string;
  url: string;
  port: number;
  /** NocoBase's API as the root user. */
  api: ApiClient;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

// On the same disk as the host, because its files are linked.
const APPS = path.join(ROOT, '.install-test');

/**
 * Makes a clean application folder and starts NocoBase in it.
 *
 * @param hostDir where NocoBase is installed
 * @param name of the folder; applications of different names run side by side
 */
export async function startCleanApp(hostDir: string, name: string): Promise<App> {
  const dir = path.join(APPS, name);
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(APPS, { recursive: true });
  // Hard links: a gigabyte of packages that the test adds to, and does not change.
  await runOrThrow(['cp', '-al', hostDir, dir]);
  // NocoBase's command line wants one of its own development files.
  fs.writeFileSync(path.join(dir, '.env.e2e.example'), '');
  const storage = path.join(dir, 'storage');
  const port = await findFreePort();
  const start = () => startHost({ hostDir: dir, port, storage });
  let host: Host = await start();
  return {
    dir,
    storage,
    port,
    url: host.url,
    api: await signInAsRoot(host.url),
    restart: async () => {
      await host.stop();
      host = await start();
    },
    stop: async () => {
      await host.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}
