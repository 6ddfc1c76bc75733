import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TRIMMED_HOST } from '../../../host/hosts';
import { deriveAttemptKey } from '../../../packages/plugin/src/server/round-trip/attempt';
import { failStatements } from '../support/failing-database';
import { readLogsWith } from '../support/log-files';
import {
  change,
  comeBackToLink,
  completeLink,
  link,
  listRefusals,
  listLinks,
  rootSession,
  signInByPassword,
} from '../support/links';
import { comeBack, complete, signInInClient, signInOnWeb } from '../../world/sign-in';
import { optionsFor, startWorld, type World } from '../../world/start-world';
import { createUser } from '../support/users';

let world: World;
/** Everything that anybody but the server and WeCom can read, by where. */
const readable: Record<string, string[]> = { replies: [], addresses: [], audit: [], console: [] };
/** What must not stand there: what WeCom handed to the server, and the server's own keys. */
const planted = new Map<string, string>();

const plant = (what: string, value: string | undefined) => value && planted.set(value, what);

beforeAll(async () => {
  listenToWeCom();
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...values) => void readable['console']?.push(values.join(' ')));
  }
  world = await startWorld({ public: { autoSignUp: true } });
  listenToReplies(world);
  const { auditManager, authManager, name } = world.nocobase.app;
  auditManager.registerActions(['authenticators:*', 'wecom:*', 'users:*']);
  auditManager.setLogger({
    log: (record) => {
      readable['audit']?.push(JSON.stringify(record));
      return Promise.resolve();
    },
  });
  const attemptKey = deriveAttemptKey(authManager.jwt.getSecret(), name);
  for (const encoding of ['hex', 'base64', 'base64url'] as const) {
    plant('attempt key', attemptKey.toString(encoding));
  }
  plant('secret', world.simulator.app.secret);
  plant('phone number', '13800000001');
});
afterAll(async () => {
  await world.stop();
  vi.restoreAllMocks();
});

// The plugin runs in this process: what it hears from WeCom passes by here.
function listenToWeCom(): void {
  const { fetch } = globalThis;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const response = await fetch(input, init);
    const { pathname, searchParams } = new URL(new Request(input).url);
    if (pathname.startsWith('/cgi-bin/') && response.ok) {
      const reply: unknown = await response
        .clone()
        .json()
        .catch(() => ({}));
      plant('access token', (reply as { access_token?: string }).access_token);
      plant('user ticket', (reply as { user_ticket?: string }).user_ticket);
      plant('code', searchParams.get('code') ?? undefined);
    }
    return response;
  });
}

function listenToReplies({ nocobase }: World): void {
  const api = nocobase.api.bind(nocobase);
  nocobase.api = async (route, request) => {
    const reply = await api(route, request);
    readable['replies']?.push(JSON.stringify(reply.body));
    readable['addresses']?.push(route, reply.headers.get('Location') ?? '');
    return reply;
  };
}

function scriptsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

async function save(values: Record<string, unknown>) {
  const token = await world.nocobase.signInAsRoot();
  const { body } = await world.nocobase.api('authenticators:get?filter[name]=wecom', { token });
  const { id } = (body as { data: { id: number } }).data;
  return world.nocobase.api(`authenticators:update?filterByTk=${id}`, {
    token,
    body: { id, enabled: true, ...values },
  });
}

async function goThroughEverything(): Promise<void> {
  const { simulator, nocobase } = world;
  const { visibleMemberIds } = simulator.app;
  await signInInClient(world, 'zhangsan');
  await signInOnWeb(world, 'zhangsan');
  for (const memberId of ['outsider', 'linked', 'zhouba', 'wujiu', 'lisi']) {
    await signInInClient(world, memberId);
  }
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const call of ['gettoken', 'auth/getuserinfo', 'user/get', 'auth/getuserdetail']) {
    for (const fault of [{ errcode: 48002 }, { errcode: 60020 }, { hangUp: true }, { html: true }, { badJson: true }]) {
      // A while later, when nothing is held back any more. An old access token lets `gettoken` be asked as well.
      vi.setSystemTime(Date.now() + 2 * 60_000);
      simulator.control.fail({ path: 'auth/getuserinfo', errcode: 40014 });
      simulator.control.fail({ path: call, ...fault });
      await signInInClient(world, 'wangwu');
      simulator.control.clearFaults();
    }
  }
  vi.useRealTimers();
  simulator.control.updateApp({ visibleMemberIds: [] });
  await signInInClient(world, 'zhangsan');
  simulator.control.updateApp({ visibleMemberIds });
  await linkInEveryWay();
  await breakTheDatabase();
  await switchOffMeanwhile();
  await saveInOtherWays();
  const token = await nocobase.signInAsRoot();
  for (const route of ['authenticators:list', 'authenticators:publicList', 'wecom:lastRefusal?authenticator=wecom']) {
    await nocobase.api(route, { token });
  }
}

async function linkInEveryWay(): Promise<void> {
  const anna = await signInByPassword(world.nocobase, 'anna');
  await link(world, anna, 'zhangsan');
  await createUser(world.nocobase, { username: 'twin', phone: '138 0000 0001' });
  const { id } = (await listLinks(world.nocobase, '?search=zhangsan'))[0] ?? { id: 0 };
  await change(world.nocobase, await rootSession(world.nocobase), 'wecom:removeLink', { id });
  await signInInClient(world, 'zhangsan');
  const refused = await listRefusals(world.nocobase, '?search=zhangsan');
  expect(refused.filter(({ maskedPhone }) => maskedPhone)).not.toEqual([]);
  await link(world, anna, 'zhangsan');
  // Nobody redeems this code: it is still good.
  const ended = await comeBackToLink(world, await signInByPassword(world.nocobase, 'bert'), 'lisi');
  plant('code', new URL(ended.address).searchParams.get('code') ?? undefined);
  expect((await completeLink(world, undefined, ended)).status).toBe(401);
}

async function breakTheDatabase(): Promise<void> {
  for (const table of ['authenticators', 'wecomLinks']) {
    const { browser, address } = await comeBack(world, 'zhangsan');
    const mend = failStatements(world.nocobase, (sql) => sql.includes(table));
    expect((await complete(world, browser, address)).status).toBe(500);
    mend();
  }
}

async function switchOffMeanwhile(): Promise<void> {
  const options = optionsFor(world.simulator, { public: { autoSignUp: true } });
  const { browser, address } = await comeBack(world, 'zhangsan');
  // Nobody redeems this code: it is still good.
  plant('code', new URL(address).searchParams.get('code') ?? undefined);
  await save({ options, enabled: false });
  expect((await complete(world, browser, address)).error?.code).toBe('wecom_authenticator_unavailable');
  for (const wrong of [{ secret: 'planted-wrong-secret'.padEnd(43, 'x') }, { origin: 'no origin' }]) {
    plant('secret', (wrong as { secret?: string }).secret);
    await save({ options: { ...options, ...wrong } });
    await signInInClient(world, 'zhangsan').catch(() => undefined);
  }
}

/** Saves that fail, each at another place, and saves of more than one. */
async function saveInOtherWays(): Promise<void> {
  const token = await world.nocobase.signInAsRoot();
  const values = (what: string, changes = {}) => {
    const secret = `planted-${what}`.padEnd(43, 'x');
    plant('secret', secret);
    return { name: what, authType: 'wecom', options: optionsFor(world.simulator, { secret }), ...changes };
  };
  for (const body of [
    values('no name', { name: '' }),
    values('bad name', { name: '企业微信' }),
    values('same name', { name: 'wecom' }),
    values('long title', { title: 'x'.repeat(300) }),
    values('no text', { name: ['x'] }),
    [values('one of many'), values('two of many', { name: 'wecom' })],
  ]) {
    for (const action of ['create', 'firstOrCreate?filterKeys[]=title', 'updateOrCreate?filterKeys[]=title']) {
      await world.nocobase.api(`authenticators:${action}`, { token, body });
    }
  }
  for (const table of ['authenticators', 'wecomSecrets']) {
    const mend = failStatements(world.nocobase, (sql) => new RegExp(`(INSERT|UPDATE).*${table}`).test(sql));
    await save(values(`failing ${table}`, { name: 'wecom' }));
    mend();
  }
}

test('nothing that anybody can read holds a secret, token, code, ticket, key or phone number', async () => {
  await goThroughEverything();

  readable['logs'] = await readLogsWith(world.nocobase, 'wecom:lastRefusal');
  readable['client'] = scriptsIn(path.join(TRIMMED_HOST, 'node_modules/nocobase-plugin-auth-wecom/dist'));
  const whats = new Set(planted.values());
  expect(whats).toEqual(new Set(['secret', 'access token', 'user ticket', 'code', 'attempt key', 'phone number']));
  expect(readable['audit']?.join('')).toContain('"resource":"auth","action":"signIn"');
  expect(readable['audit']?.join('')).toContain('"resource":"authenticators","action":"update"');
  expect(readable['audit']?.join('')).toContain('"resource":"wecom","action":"link"');
  expect(readable['logs'].join('')).toContain('WeCom sign-in refused for its configuration');
  for (const [where, texts] of Object.entries(readable)) {
    for (const [value, what] of planted) {
      const found = texts.find((text) => text.includes(value));
      expect(value.length).toBeGreaterThan(10);
      expect(found && excerpt(found, value), `${what} in ${where}`).toBeUndefined();
    }
  }
});

function excerpt(text: string, value: string): string {
  const at = text.indexOf(value);
  return text.slice(Math.max(at - 300, 0), at + 300);
}
