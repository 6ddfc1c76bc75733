import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requestApi } from '../../world/nocobase/api';
import type { TestDatabase } from '../../world/databases/database';
import { postgres } from '../../world/databases/postgres';
import { type Node } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { type Simulator, startSimulator } from '../../../packages/simulator/src/index';
import { databaseEnvironment } from '../../../host/database-environment';
import { TRIMMED_HOST } from '../../../host/hosts';
import { type Host, startHost } from '../../../host/start-host';
import { type ApiClient, signInAsRoot } from '../../world/nocobase/api-client';
import { PLUGIN_NAME } from '../../../tools/paths';
import { findFreePort } from '../../../tools/ports';
import { bigCompany } from './company';
import { CLIENT_HEADER, type PassedRequest, type Proxy, startRoundRobinProxy } from './round-robin-proxy';

/** Two NocoBase processes with one database behind a proxy, and the simulated WeCom that they talk to. */
export interface Cluster {
  nodes: [Host, Host];
  simulator: Simulator;
  database: TestDatabase;
  /** NocoBase's API as the root user, on the first node. */
  api: ApiClient;
  /** What the proxy has passed on so far. */
  passed: PassedRequest[];
  /** The cluster as a new client sees it: the proxy gives each of its requests to the next node. */
  newClient(): Node & { client: string };
  /** Ends the process of the first node at once, as a crash does. */
  killFirst(): Promise<void>;
  /** Starts it again, where it was, unless it runs. */
  reviveFirst(): Promise<void>;
  stop(): Promise<void>;
}

/** The nodes share no storage folder, where NocoBase would keep its key for secrets. */
const ONE_KEY = { APP_AES_SECRET_KEY: 'a1'.repeat(32) };

/**
 * Starts two nodes with an empty database and the authenticator `wecom`, which signs everybody up.
 * @param env further environment variables of both nodes
 */
export async function startCluster(env: Record<string, string> = {}): Promise<Cluster> {
  const database = await postgres.create();
  const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-cluster-'));
  const simulator = await startSimulator({ company: bigCompany() });
  const startNode = (name: string, port: number) =>
    startHost({
      hostDir: TRIMMED_HOST,
      port,
      storage: path.join(storage, name),
      env: {
        ...databaseEnvironment(database.options),
        ...ONE_KEY,
        APPEND_PRESET_BUILT_IN_PLUGINS: PLUGIN_NAME,
        ...env,
      },
    });
  const firstPort = await findFreePort();
  const startFirst = () => startNode('one', firstPort);
  // One after the other: the first one installs the database.
  const nodes: [Host, Host] = [await startFirst(), await startNode('other', await findFreePort())];
  let isFirstGone = false;
  const proxy = await startRoundRobinProxy(nodes.map(({ url }) => url));
  const api = await signInAsRoot(nodes[0].url);
  await createAuthenticator(api, 'wecom', simulator);
  return {
    nodes,
    simulator,
    database,
    api,
    passed: proxy.passed,
    newClient: clientsOf(proxy),
    killFirst: async () => {
      isFirstGone = true;
      await nodes[0].kill();
    },
    reviveFirst: async () => {
      nodes[0] = isFirstGone ? await startFirst() : nodes[0];
      isFirstGone = false;
    },
    stop: async () => {
      await proxy.stop();
      await Promise.all(nodes.map((node) => node.stop()));
      await simulator.stop();
      await database.remove();
      fs.rmSync(storage, { recursive: true, force: true });
    },
  };
}

/** Creates an enabled authenticator that signs everybody up. */
export async function createAuthenticator(api: ApiClient, name: string, simulator: Simulator): Promise<void> {
  const options = optionsFor(simulator, { public: { autoSignUp: true } });
  await api.call('authenticators:create', {}, { name, authType: 'wecom', enabled: true, options });
}

/** One node alone, past the proxy. */
export function nodeAt({ url }: Host): Node {
  return { nocobase: { api: (route, request) => requestApi(`${url}/api/${route}`, request) } };
}

function clientsOf({ url }: Proxy): Cluster['newClient'] {
  let clients = 0;
  return () => {
    clients += 1;
    const client = `client-${clients}`;
    const api: Node['nocobase']['api'] = (route, request = {}) =>
      requestApi(`${url}/api/${route}`, { ...request, headers: { ...request.headers, [CLIENT_HEADER]: client } });
    return { client, nocobase: { api } };
  };
}
