import fs from 'node:fs';
import path from 'node:path';
import { FULL_HOST } from '../host/hosts';
import { type Host, startHost } from '../host/start-host';
import { type ApiClient, signInAsRoot } from '../nocobase/api-client';
import { ROOT } from '../shared/paths';
import { findFreePort } from '../shared/ports';
import { runOrThrow } from '../shared/run';

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
const DIR = path.join(ROOT, '.install-test');

/** Makes a clean application folder and starts NocoBase in it. */
export async function startCleanApp(): Promise<App> {
  fs.rmSync(DIR, { recursive: true, force: true });
  // Hard links: a gigabyte of packages that the test adds to, and does not change.
  await runOrThrow(['cp', '-al', FULL_HOST, DIR]);
  // NocoBase's command line wants one of its own development files.
  fs.writeFileSync(path.join(DIR, '.env.e2e.example'), '');
  const storage = path.join(DIR, 'storage');
  const port = await findFreePort();
  const start = () => startHost({ hostDir: DIR, port, storage });
  let host: Host = await start();
  return {
    dir: DIR,
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
      fs.rmSync(DIR, { recursive: true, force: true });
    },
  };
}
