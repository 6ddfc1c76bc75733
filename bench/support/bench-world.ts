import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Member } from '../../packages/simulator/src/index';
import { TRIMMED_HOST } from '../../host/hosts';
import { startHost } from '../../host/start-host';
import { type ApiClient, signInAsRoot } from '../../tests/world/nocobase/api-client';
import { PLUGIN_NAME } from '../../tools/paths';
import { findFreePort } from '../../tools/ports';
import { AUTHENTICATOR, MEMBERS, newcomers, PASSWORD } from './bench-company';
import { createFloorAuthenticator, FLOOR_PLUGIN, installFloor } from './floor';
import type { Findings } from './measurement';
import type { BenchFlags } from './parse-flags';
import { prepareProbe, type ServerProbe } from './server-probe';
import { signInInClient } from './sign-in';
import { type SimulatorProcess, startSimulatorProcess } from './simulator';

/** NocoBase and the simulator, each a process of its own. */
export interface BenchWorld extends ServerProbe {
  /** Origin of NocoBase, `http://localhost:PORT`. */
  url: string;
  simulator: SimulatorProcess;
  /** NocoBase's API as the root user. */
  api: ApiClient;
  /** A member who has never signed in. @throws Error when there is none left */
  nextNewcomer(): Member;
  stop(): Promise<void>;
}

export interface WorldOptions {
  /** How many members there are without a link. */
  newcomerCount?: number;
  /** Whether there is an authenticator `floor` besides. */
  withFloor?: boolean;
}

/** Measures in a world of its own, where the plugin is enabled and every member linked to a user. */
export function inWorld(
  measure: (world: BenchWorld, flags: BenchFlags) => Promise<Findings>,
  options: WorldOptions = {},
): (flags: BenchFlags) => Promise<Findings> {
  return async (flags) => {
    const world = await startNocoBase({ ...options, plugins: [PLUGIN_NAME] });
    try {
      await createAuthenticator(world);
      await linkMembers(world);
      return await measure(world, flags);
    } finally {
      await world.stop();
    }
  };
}

interface NocoBaseOptions extends WorldOptions {
  /** Plugins that are enabled from the start, besides the host's own. */
  plugins: string[];
  /** Further environment variables, such as a database. */
  env?: Record<string, string>;
}

/** Starts NocoBase, as it was installed this minute, and the simulator. */
export async function startNocoBase({
  plugins,
  newcomerCount = 3,
  withFloor = false,
  env = {},
}: NocoBaseOptions): Promise<BenchWorld> {
  const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-bench-'));
  const port = await findFreePort();
  const { probe, env: probeEnv } = await prepareProbe();
  if (withFloor) {
    installFloor();
  }
  const enabled = [...plugins, ...(withFloor ? [FLOOR_PLUGIN] : [])].join(',');
  const host = await startHost({
    hostDir: TRIMMED_HOST,
    port,
    storage,
    env: { ...probeEnv, APPEND_PRESET_BUILT_IN_PLUGINS: enabled, ...env },
  });
  const simulator = await startSimulatorProcess(host.url, newcomerCount);
  const api = await signInAsRoot(host.url);
  if (withFloor) {
    await createFloorAuthenticator(api);
  }
  return {
    ...probe,
    url: host.url,
    simulator,
    api,
    nextNewcomer: takingTurns(newcomers(newcomerCount)),
    stop: async () => {
      await host.stop();
      await simulator.stop();
      fs.rmSync(storage, { recursive: true, force: true });
    },
  };
}

function takingTurns(members: Member[]): () => Member {
  const left = members.values();
  return () => {
    const { value } = left.next();
    if (!value) {
      throw new Error('Every newcomer has signed in');
    }
    return value;
  };
}

export async function createAuthenticator({ url: origin, api, simulator }: BenchWorld): Promise<void> {
  const { corpId, agentId, secret } = simulator.app;
  const hosts = { apiBaseUrl: simulator.url, authorizeBaseUrl: simulator.url, loginBaseUrl: simulator.url };
  const options = { corpId, agentId, secret, origin, ...hosts, public: { autoSignUp: true } };
  const values = { name: AUTHENTICATOR, authType: 'wecom', title: 'WeCom', enabled: true, options };
  await api.call('authenticators:create', {}, values);
}

/** Signs every member in for the first time, and gives the new users a password, so that they can sign in both ways. */
async function linkMembers(world: BenchWorld): Promise<void> {
  for (const member of MEMBERS) {
    const user = await signInInClient(world, member);
    await world.api.call('users:update', { filterByTk: user.id }, { password: PASSWORD });
  }
}
