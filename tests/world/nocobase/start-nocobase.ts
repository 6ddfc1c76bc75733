import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Application } from '@nocobase/server';
import { TRIMMED_HOST } from '../../../host/hosts';
import { PLUGIN_NAME } from '../../../tools/paths';
import { type ApiReply, type ApiRequest, requestApi } from './api';
import { createDatabase, createEmptyDatabase, type TestDatabase } from '../databases/database';
import { ROOT_USER, prepareEnvironment } from './environment';

export type { ApiReply } from './api';

/** The plugins that sign-in touches; a whole preset would only make the start slower. */
const PLUGINS = [
  'error-handler',
  'field-sort',
  'users',
  'acl',
  'auth',
  'data-source-main',
  'data-source-manager',
  'environment-variables',
  'system-settings',
  'verification',
];

export interface NocoBaseOptions {
  /**
   * The database; one of its own unless given. A second NocoBase on the database of a first one is a second node: it finds
   * the database installed.
   */
  database?: TestDatabase;
  /** Path under which the application is served, with slashes at both ends. Default `/`. */
  appPublicPath?: string;
  /** Name of the application: with any but the default `main` it is a sub-application. */
  appName?: string;
  /** Names of further plugins to enable. */
  plugins?: string[];
  /** Leaves the plugin out, as when it is disabled. */
  disabled?: boolean;
  /** `redis://…` of the Redis to cache in; memory unless given. */
  cacheRedisUrl?: string;
}

/** A running NocoBase with the built plugin enabled. */
export interface NocoBase {
  app: Application;
  /** `http://127.0.0.1:PORT`, without a path. */
  url: string;
  /** The folder with this NocoBase's logs and uploads. */
  storagePath: string;
  /** Requests `{url}{appPublicPath}api/{path}`, e.g. `auth:signIn`. */
  api(path: string, request?: ApiRequest): Promise<ApiReply>;
  /** Signs the root user in and returns the session token. */
  signInAsRoot(): Promise<string>;
  /** Creates an enabled authenticator as root; throws when NocoBase refuses it. */
  createAuthenticator(values: AuthenticatorValues): Promise<ApiReply>;
  stop(): Promise<void>;
}

/** Addresses of those that have started in this process and not been stopped. */
const running = new Set<string>();

export const addressesOfRunning = (): string[] => [...running];

interface AuthenticatorValues {
  name: string;
  /** Default `wecom`. */
  authType?: string;
  title?: string;
  /** Default true. */
  enabled?: boolean;
  options: Record<string, unknown>;
}

/** Installs and starts NocoBase 2.2 in this process and serves its API on a free port of 127.0.0.1. */
export async function startNocoBase(options: NocoBaseOptions = {}): Promise<NocoBase> {
  const appPublicPath = options.appPublicPath ?? '/';
  const { storage, removeStorage } = prepareEnvironment(appPublicPath);
  // Further plugins have tables of their own, which the installed database lacks.
  const database = options.database ?? (await (options.plugins ? createEmptyDatabase() : createDatabase()));
  const app = createApplication(options, database);
  await app.runCommandThrowError('install');
  await app.runCommandThrowError('start');
  const server = http.createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  running.add(url);

  const api = (route: string, request?: ApiRequest) => requestApi(`${url}${appPublicPath}api/${route}`, request);
  const signInAsRoot = () => signIn(api);
  return {
    app,
    url,
    storagePath: storage,
    api,
    signInAsRoot,
    createAuthenticator: async (values) => createAuthenticator(api, await signInAsRoot(), values),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.destroy();
      running.delete(url);
      removeStorage();
      if (!options.database) {
        await database.remove();
      }
    },
  };
}

type Api = NocoBase['api'];

function createApplication(options: NocoBaseOptions, database: TestDatabase): Application {
  const { plugins = [], disabled, cacheRedisUrl, appName = 'main' } = options;
  // NocoBase is loaded from the host's own node_modules, and only now: its modules read the environment.
  const hostRequire = createRequire(path.join(TRIMMED_HOST, 'package.json'));
  const { Application: NocoBaseApplication } = hostRequire('@nocobase/server') as typeof import('@nocobase/server');
  forgetPlugin(hostRequire);
  return new NocoBaseApplication({
    name: appName,
    database: { ...database.options, logging: false, timezone: '+00:00', underscored: false },
    resourcer: { prefix: process.env['API_BASE_PATH'] ?? '/api/' },
    plugins: [...PLUGINS, ...(disabled ? [] : [PLUGIN_NAME]), ...plugins],
    // As NocoBase reads CACHE_DEFAULT_STORE and CACHE_REDIS_URL.
    ...(cacheRedisUrl && { cacheManager: { defaultStore: 'redis', stores: { redis: { url: cacheRedisUrl } } } }),
    acl: true,
    // Several applications named "main" may run in one process, as the nodes of a cluster.
    skipSupervisor: true,
  });
}

/** Each NocoBase loads the plugin anew, so that it shares nothing with others of this process, as a node does. */
function forgetPlugin({ cache }: NodeJS.Require): void {
  for (const file of Object.keys(cache).filter((name) => name.includes(`/${PLUGIN_NAME}/`))) {
    delete cache[file];
  }
}

async function signIn(api: Api): Promise<string> {
  const { body } = await api('auth:signIn', {
    body: { account: ROOT_USER.email, password: ROOT_USER.password },
    headers: { 'X-Authenticator': 'basic' },
  });
  return (body as { data: { token: string } }).data.token;
}

async function createAuthenticator(api: Api, token: string, values: AuthenticatorValues): Promise<ApiReply> {
  const reply = await api('authenticators:create', { token, body: { authType: 'wecom', enabled: true, ...values } });
  if (reply.status !== 200) {
    throw new Error(`authenticators:create answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  }
  return reply;
}
