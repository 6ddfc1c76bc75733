import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { TRIMMED_HOST } from '../../../host/hosts';
import { PLUGIN_NAME } from '../../../tools/paths';
import { closeUser } from '../../../packages/plugin/src/server/closed-users/close-user';
import { requestApi } from '../../world/nocobase/api';
import { startNocoBase } from '../../world/nocobase/start-nocobase';
import { useWorld } from '../../world/use-world';
import { apiKeyOf, ask, CLOSING, read, REFUSED, useLeaver } from '../support/closed-users';
import { createUser } from '../support/users';

const hostRequire = createRequire(path.join(TRIMMED_HOST, 'package.json'));

const world = useWorld({ public: { autoSignUp: true } });
const { leaver, close, closeBehindTheCache, newColleague } = useLeaver(world);

interface AnyContext {
  state: Record<string, unknown>;
  skipAuthCheck?: boolean;
  get(header: string): string;
}

/** Has something look at each request before NocoBase asks whose it is. */
function beforeAuth(tag: string, look: (ctx: AnyContext) => void): void {
  const { resourceManager } = world.nocobase.app;
  const middleware = async (ctx: AnyContext, next: () => Promise<void>) => {
    look(ctx);
    await next();
  };
  resourceManager.use(middleware as unknown as Parameters<typeof resourceManager.use>[0], { tag, before: 'auth' });
}

async function askWith(userId: number) {
  const token = `e30.${Buffer.from(JSON.stringify({ sub: String(userId) })).toString('base64url')}.signature`;
  return ask(world, 'systemSettings:get', { headers: { 'X-Test-File-Token': token } });
}

async function upload(cookies: Record<string, string>) {
  const folder = path.join(world.nocobase.storagePath, 'uploads');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'plan.txt'), 'the plan');
  return requestApi(`${world.nocobase.url}/storage/uploads/plan.txt`, { cookies });
}

describe('a file', () => {
  test('is no longer handed out for the cookie of a session', async () => {
    const cookies = { nb_auth_token_main: leaver.token, nb_authenticator_main: 'basic' };
    expect(await upload(cookies)).toMatchObject({ status: 200, body: 'the plan' });
    await closeBehindTheCache();

    expect(read(await upload(cookies))).toEqual(REFUSED);
  });

  test('is no longer handed out for an address that carries its own token', async () => {
    const other = await newColleague();
    // As file-manager hands such an address on; it verifies the token itself, in the action.
    beforeAuth('test-file-access', (ctx) => {
      const temporaryAccessToken = ctx.get('X-Test-File-Token');
      if (temporaryAccessToken) {
        ctx.state['fileAccess'] = { temporaryAccessToken };
        ctx.skipAuthCheck = true;
      }
    });
    await close();

    expect(await askWith(leaver.userId)).toEqual(REFUSED);
    expect((await askWith(other.userId)).code).not.toBe(REFUSED.code);
    for (const broken of ['x', 'a.b.c', 'e30.bnVsbA.x', '..', 'e30.W10.x']) {
      expect((await ask(world, 'systemSettings:get', { headers: { 'X-Test-File-Token': broken } })).code).not.toBe(
        REFUSED.code,
      );
    }
  });
});

test('a user whom something else has put into a request is refused, also where no authenticator judges', async () => {
  // As the identity provider does with its own tokens.
  beforeAuth('test-other-user', (ctx) => {
    const id = ctx.get('X-Test-User');
    if (id) {
      ctx.state['currentUser'] = { id };
      ctx.skipAuthCheck = true;
    }
  });
  const headers = { 'X-Test-User': String(leaver.userId) };
  expect((await ask(world, 'users:list', { headers })).status).toBe(200);
  await close();

  expect(await ask(world, 'users:list', { headers })).toEqual(REFUSED);
});

/** The user that NocoBase ties a new socket to. */
async function userOfSocket(token: string): Promise<unknown> {
  const { app } = world.nocobase;
  const answers: unknown[] = [];
  const emit = vi.spyOn(app, 'emit');
  emit.mockImplementation((event: string | symbol, ...args: unknown[]) => {
    if (event === 'ws:authorized' || event === 'ws:removeTag') {
      answers.push(event === 'ws:authorized' ? (args[0] as { userId: unknown }).userId : undefined);
    }
    return true;
  });
  const [listener] = app.listeners('ws:message:auth:token') as Array<(message: object) => Promise<void>>;
  await listener?.({ clientId: 'socket', payload: { token, authenticator: 'basic' } });
  emit.mockRestore();
  expect(answers).toHaveLength(1);
  return answers[0];
}

describe('a socket', () => {
  test('is nobody’s any more, with a session or an API key', async () => {
    expect(Number(await userOfSocket(leaver.token))).toBe(leaver.userId);
    await closeBehindTheCache();

    expect(await userOfSocket(leaver.token)).toBeUndefined();
    expect(await userOfSocket(leaver.apiKey)).toBeUndefined();
  });
});

describe('the sockets of a closed user', () => {
  interface Sockets {
    webSocketClients: Map<string, { ws: { close(): void }; tags: Set<string> }>;
    setClientTag(client: string, key: string, value: unknown): void;
    wss: { close(): void };
  }

  test('are ended, and nobody else’s', async () => {
    const { Gateway } = hostRequire('@nocobase/server') as {
      Gateway: { getInstance(): { wsServer?: Sockets | null } };
    };
    const file = path.join(TRIMMED_HOST, 'node_modules/@nocobase/server/lib/gateway/ws-server.js');
    const { WSServer } = hostRequire(file) as { WSServer: new () => Sockets };
    const sockets = new WSServer();
    const ended: string[] = [];
    const connect = (name: string, app: string, id: number) => {
      sockets.webSocketClients.set(name, { ws: { close: () => ended.push(name) }, tags: new Set([`app#${app}`]) });
      sockets.setClientTag(name, 'userId', id);
    };
    connect('phone', 'main', leaver.userId);
    connect('laptop', 'main', leaver.userId);
    connect('another user', 'main', Number(`${leaver.userId}1`));
    connect('same id elsewhere', 'sub', leaver.userId);
    Gateway.getInstance().wsServer = sockets;

    await close();
    Gateway.getInstance().wsServer = null;
    sockets.wss.close();

    expect(ended.toSorted()).toEqual(['laptop', 'phone']);
    expect(sockets.webSocketClients.get('phone')?.tags).toEqual(new Set(['app#main']));
  });
});

test('another data source is behind the same gate', async () => {
  type DataSource = Parameters<typeof world.nocobase.app.dataSourceManager.add>[0];
  const { SequelizeDataSource } = hostRequire('@nocobase/data-source-manager') as {
    SequelizeDataSource: new (options: object) => DataSource;
  };
  const collectionManager = { dialect: 'sqlite', storage: ':memory:' };
  const source = new SequelizeDataSource({ name: 'other', collectionManager });
  await world.nocobase.app.dataSourceManager.add(source);
  source.collectionManager.defineCollection({ name: 'things', tableName: 'things', fields: [] });
  const list = () => ask(world, 'things:list', { token: leaver.apiKey, headers: { 'X-Data-Source': 'other' } });
  expect((await list()).status).not.toBe(401);
  await close();

  expect(await list()).toEqual(REFUSED);
});

test('a sub-application has a gate of its own', async () => {
  const sub = await startNocoBase({ appName: 'sub' });
  const id = await createUser(sub, { username: 'in-sub' });
  const token = apiKeyOf(sub, id, 'member');
  const before = read(await sub.api('auth:check', { token }));
  await closeUser(sub.app, { ...CLOSING, userId: id, now: new Date() });
  const after = read(await sub.api('auth:check', { token }));
  await sub.stop();

  expect(before.status).toBe(200);
  expect(after).toEqual(REFUSED);
});

test('whoever disables the plugin is told in the log how many accounts that opens', async () => {
  const { app } = world.nocobase;
  await close();
  const warn = vi.spyOn(app.log, 'warn');
  await app.pm.get(PLUGIN_NAME).beforeDisable();

  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/opens \d+ closed accounts$/), expect.anything());
});
