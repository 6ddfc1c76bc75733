import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TRIMMED_HOST } from '../../host/hosts';
import { startHost } from '../../host/start-host';
import { type ApiClient, signInAsRoot } from '../../tests/world/nocobase/api-client';
import { PLUGIN_NAME } from '../../tools/paths';
import { findFreePort } from '../../tools/ports';
import { AUTHENTICATOR, MEMBERS, PASSWORD } from './bench-company';
import { signInInClient } from './sign-in';
import { type SimulatorProcess, startSimulatorProcess } from './simulator';

/** What the NocoBase process has used so far. */
export interface Usage {
  /** CPU time of all its threads, in milliseconds. */
  cpuMs: number;
  heapBytes: number;
  residentBytes: number;
}

/** A collection of NocoBase's whole heap: when it began and ended, in milliseconds since 1970. */
export interface Collection {
  from: number;
  to: number;
}

/** NocoBase with the plugin and the simulator, each a process of its own; every member is linked to a user. */
export interface BenchWorld {
  /** Origin of NocoBase, `http://localhost:PORT`. */
  url: string;
  simulator: SimulatorProcess;
  /** NocoBase's API as the root user. */
  api: ApiClient;
  usage(): Promise<Usage>;
  /** The same after a garbage collection: the heap is what is held. */
  usageAfterCollection(): Promise<Usage>;
  /** The collections since this was asked last. */
  takeCollections(): Promise<Collection[]>;
  stop(): Promise<void>;
}

/** V8 takes four threads for its own work, however few processors there are. Here it gets one for each processor to spare. */
const V8_THREADS = Math.min(Math.max(os.availableParallelism() - 1, 1), 4);

export async function startBenchWorld(): Promise<BenchWorld> {
  const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-bench-'));
  const [port, probePort] = [await findFreePort(), await findFreePort()];
  const simulator = await startSimulatorProcess(`http://localhost:${port}`);
  const host = await startHost({ hostDir: TRIMMED_HOST, port, storage, env: hostVariables(probePort) });
  const api = await signInAsRoot(host.url);
  const world: BenchWorld = {
    url: host.url,
    simulator,
    api,
    usage: () => askProbe(probePort, 'usage'),
    usageAfterCollection: () => askProbe(probePort, 'heap'),
    takeCollections: () => askProbe(probePort, 'collections'),
    stop: async () => {
      await host.stop();
      await simulator.stop();
      fs.rmSync(storage, { recursive: true, force: true });
    },
  };
  await createAuthenticator(world);
  await linkMembers(world);
  return world;
}

function hostVariables(probePort: number): Record<string, string> {
  const probe = path.join(import.meta.dirname, 'server-probe.cjs');
  return {
    APPEND_PRESET_BUILT_IN_PLUGINS: PLUGIN_NAME,
    NODE_OPTIONS: `--v8-pool-size=${V8_THREADS} ${process.env['NODE_OPTIONS'] ?? ''} --require ${probe}`,
    BENCH_PROBE_PORT: String(probePort),
  };
}

async function createAuthenticator({ url: origin, api, simulator }: BenchWorld): Promise<void> {
  const { corpId, agentId, secret } = simulator.app;
  const hosts = { apiBaseUrl: simulator.url, authorizeBaseUrl: simulator.url, loginBaseUrl: simulator.url };
  const options = { corpId, agentId, secret, origin, ...hosts, public: { autoSignUp: true } };
  const values = { name: AUTHENTICATOR, authType: 'wecom', title: 'WeCom', enabled: true, options };
  await api.call('authenticators:create', {}, values);
}

/** Signs every member in for the first time, and gives the new users a password, so that they can sign in both ways. */
async function linkMembers(world: BenchWorld): Promise<void> {
  for (const { id } of MEMBERS) {
    const user = await signInInClient(world, id);
    await world.api.call('users:update', { filterByTk: user.id }, { password: PASSWORD });
  }
}

async function askProbe<Answer>(port: number, question: 'usage' | 'heap' | 'collections'): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}/${question}`);
  return (await response.json()) as Answer;
}
