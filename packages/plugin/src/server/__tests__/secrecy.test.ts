import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  authorize,
  complete,
  newBrowser,
  signInInClient,
  startWorld,
  type SignInReply,
  type World,
} from './harness/sign-in';

let world: World;
const shown: string[] = [];

beforeAll(async () => {
  world = await startWorld({ public: { autoSignUp: true } });
});
afterAll(() => world.stop());

function show({ reply }: SignInReply): void {
  // Only what a browser reads: the attempt's own cookie is the browser's secret.
  shown.push(JSON.stringify(reply.body));
}

function logFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

test('no log and no reply holds a secret, an access token, a code, a state or a phone number', async () => {
  const { simulator } = world;
  const browser = newBrowser();
  const address = await simulator.openInClient(await authorize(world, browser), 'zhangsan');
  const { code = '', state = '' } = Object.fromEntries(new URL(address).searchParams);
  const token = await fetch(
    `${simulator.url}/cgi-bin/gettoken?corpid=${simulator.app.corpId}&corpsecret=${simulator.app.secret}`,
  ).then(async (response) => ((await response.json()) as { access_token: string }).access_token);

  show(await complete(world, browser, address));
  show(await signInInClient(world, 'zhangsan'));
  for (const fault of [{ errcode: 48002 }, { hangUp: true }, { html: true }, { errcode: 60020 }]) {
    simulator.control.fail({ path: 'auth/getuserinfo', ...fault });
    show(await signInInClient(world, 'zhangsan'));
  }
  simulator.control.fail({ path: 'gettoken', status: 500, times: 3 });
  simulator.control.updateApp({ secret: 'planted-secret'.padEnd(43, 'x') });
  show(await signInInClient(world, 'zhangsan'));

  const logs = logFiles(world.nocobase.storagePath);
  expect(logs.join('')).toContain('WeCom sign-in refused for its configuration');
  const text = [...logs, ...shown].join('\n');
  for (const planted of [simulator.app.secret, token, code, state, '13800000001', 'planted-secret']) {
    expect(planted.length).toBeGreaterThan(10);
    expect(text).not.toContain(planted);
  }
});
