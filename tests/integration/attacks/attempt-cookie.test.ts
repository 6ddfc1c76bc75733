import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  deriveAttemptKey,
  openAttempt,
  sealAttempt,
  type Attempt,
} from '../../../packages/plugin/src/server/round-trip/attempt';
import { comeBack, complete, signInInClient, type Browser } from '../../world/sign-in';
import { type World } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  await signInInClient(world, 'lisi');
});

const appSecret = () => world.nocobase.app.authManager.jwt.getSecret();
const attemptKey = () => deriveAttemptKey(appSecret(), world.nocobase.app.name);

/** The one attempt cookie of a browser. */
function cookieOf({ cookies }: Browser) {
  const [name = '', value = ''] = Object.entries(cookies).find(([key]) => key.startsWith('nb_wecom_attempt_')) ?? [];
  const attempt = openAttempt(value, attemptKey());
  return { name, value, attempt: attempt as Attempt };
}

/** Completes a sign-in whose attempt cookie was replaced by what `forge` makes of it. */
async function completeWith(forge: (cookie: ReturnType<typeof cookieOf>) => string) {
  const { browser, address } = await comeBack(world, 'lisi');
  const cookie = cookieOf(browser);
  browser.cookies[cookie.name] = forge(cookie);
  return complete(world, browser, address);
}

describe('the cookie of an attempt', () => {
  test('is accepted when it is sealed with the key of this application', async () => {
    const { redirectTo } = await completeWith(({ attempt }) =>
      sealAttempt({ ...attempt, redirectTarget: '/admin/resealed' }, attemptKey()),
    );

    expect(redirectTo).toBe('/admin/resealed');
  });

  test.each<[string, (cookie: ReturnType<typeof cookieOf>) => string]>([
    [
      'its content was altered',
      ({ attempt, value }) =>
        `${sealAttempt({ ...attempt, redirectTarget: '/x' }, attemptKey()).split('.')[0]}.${value.split('.')[1]}`,
    ],
    ['its signature is missing', ({ value }) => value.split('.')[0] ?? ''],
    ['its signature is empty', ({ value }) => `${value.split('.')[0]}.`],
    [
      'it was sealed for another application of the server',
      ({ attempt }) => sealAttempt(attempt, deriveAttemptKey(appSecret(), 'sales')),
    ],
    [
      "it was sealed with NocoBase's own secret",
      ({ attempt }) => sealAttempt(attempt, Buffer.from(appSecret() as string)),
    ],
    ['it was sealed with an empty key', ({ attempt }) => sealAttempt(attempt, Buffer.alloc(0))],
    [
      'it is a session token with the content of an attempt',
      ({ attempt }) => world.nocobase.app.authManager.jwt.sign(attempt),
    ],
    ['it is empty', () => ''],
    ['it is no base64url', () => '%00%ff.%00'],
  ])('is refused when %s', async (_how, forge) => {
    const { error, token } = await completeWith(forge);

    expect(error?.code).toBe('wecom_state_mismatch');
    expect(token).toBeUndefined();
  });

  test('is not found under the name of another application', async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    const { name, value } = cookieOf(browser);
    browser.cookies = { [name.replace('_main_', '_main_2_')]: value };

    expect((await complete(world, browser, address)).error?.code).toBe('wecom_state_missing');
  });
});

describe('two applications of one server, with the same secret,', () => {
  const sales = useWorld({ public: { autoSignUp: true } }, { appName: 'sales' });

  beforeAll(() => signInInClient(sales, 'lisi'));

  test.each([
    ['sales', 'main'],
    ['main', 'sales'],
  ])('do not take the attempt of %s for one of %s', async (issuer, taker) => {
    const worlds: Record<string, World> = { main: world, sales };
    const issued = await comeBack(worlds[issuer] ?? world, 'lisi');
    const { browser, address } = await comeBack(worlds[taker] ?? world, 'lisi');
    const { state, code } = Object.fromEntries(new URL(issued.address).searchParams);
    // Once as it is, once under the name that the other application looks for.
    const { name, value } = cookieOf(issued.browser);
    browser.cookies = { [name]: value, [name.replace(`_${issuer}_`, `_${taker}_`)]: value };

    const { error, token } = await complete(worlds[taker] ?? world, browser, address, { state, code });

    expect(error?.code).toBe('wecom_state_mismatch');
    expect(token).toBeUndefined();
  });
});

async function checkSession(token: string) {
  const { status, body } = await world.nocobase.api('auth:check', { token });
  return { status, username: (body as { data?: { username?: string } }).data?.username };
}

function signed(unsigned: string, key: Buffer): string {
  return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`;
}

describe('NocoBase, asked who holds a session,', () => {
  test('takes a session token signed with its own secret, and not with the key of attempts', async () => {
    const token = await world.nocobase.signInAsRoot();
    const unsigned = token.slice(0, token.lastIndexOf('.'));

    expect(await checkSession(signed(unsigned, Buffer.from(appSecret() as string)))).toMatchObject({
      username: 'nocobase',
    });
    expect((await checkSession(signed(unsigned, attemptKey()))).status).toBe(401);
  });

  test('does not take a sealed attempt', async () => {
    const { browser } = await comeBack(world, 'lisi');

    expect((await checkSession(cookieOf(browser).value)).status).toBe(401);
  });
});
