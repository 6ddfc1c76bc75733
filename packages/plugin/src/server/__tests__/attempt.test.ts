import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { authorize, complete, newBrowser, optionsFor, signInInClient, startWorld, type World } from './harness/sign-in';

let world: World;

beforeAll(async () => {
  world = await startWorld({ public: { autoSignUp: true } });
  // Linked from here on, so that one pass completes.
  await signInInClient(world, 'lisi');
});
afterAll(() => world.stop());
afterEach(() => vi.useRealTimers());

/** A browser that WeCom has just sent back. */
async function returnedBrowser(query: Record<string, string> = {}) {
  const browser = newBrowser();
  const address = await world.simulator.openInClient(await authorize(world, browser, query), 'lisi');
  return { browser, address };
}

describe('an attempt', () => {
  test('is refused without a state', async () => {
    const { browser, address } = await returnedBrowser();

    expect((await complete(world, browser, address, { state: undefined })).error?.code).toBe('wecom_state_missing');
  });

  test('is refused in a browser that did not start it', async () => {
    const { address } = await returnedBrowser();

    expect((await complete(world, newBrowser(), address)).error?.code).toBe('wecom_state_missing');
  });

  test('is refused in a browser that started another one', async () => {
    const { address } = await returnedBrowser();
    const { browser } = await returnedBrowser();

    expect((await complete(world, browser, address)).error?.code).toBe('wecom_state_mismatch');
  });

  test('is refused with an altered state', async () => {
    const { browser, address } = await returnedBrowser();
    const state = new URL(address).searchParams.get('state') ?? '';
    const altered = `${state.slice(0, -1)}${state.endsWith('0') ? '1' : '0'}`;

    expect((await complete(world, browser, address, { state: altered })).error?.code).toBe('wecom_state_mismatch');
  });

  test('is refused for another authenticator', async () => {
    await world.nocobase.createAuthenticator({ name: 'other', options: optionsFor(world.simulator) });
    const { browser, address } = await returnedBrowser();

    const { error } = await complete(world, browser, address, { authenticator: 'other' });

    expect(error?.code).toBe('wecom_state_mismatch');
  });

  test('completes once', async () => {
    const { browser, address } = await returnedBrowser();
    await complete(world, browser, address);

    expect((await complete(world, browser, address)).error?.code).toBe('wecom_state_missing');
  });

  test('is refused after ten minutes, and the person keeps where they wanted to go', async () => {
    const { browser, address } = await returnedBrowser({ redirect: '/admin/orders' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 });

    const { error } = await complete(world, browser, address);

    expect(error).toMatchObject({ code: 'wecom_state_expired', redirectTo: '/admin/orders' });
  });

  test('comes back without a code when the person refused', async () => {
    const { browser, address } = await returnedBrowser();

    expect((await complete(world, browser, address, { code: undefined })).error?.code).toBe('wecom_code_missing');
  });

  test.each([
    ['empty', ''],
    ['ten kilobytes long', 'a'.repeat(10_240)],
    ['repeated', ['one', 'two']],
  ])('is refused with a code that is %s, before WeCom is asked', async (_shape, code) => {
    const { browser, address } = await returnedBrowser();
    world.simulator.control.clearJournal();

    expect((await complete(world, browser, address, { code })).error?.code).toBe('wecom_code_missing');
    expect(world.simulator.control.journal()).toEqual([]);
  });

  test('is refused with a code that was used', async () => {
    const first = await returnedBrowser();
    await complete(world, first.browser, first.address);
    const second = await returnedBrowser();
    const code = new URL(first.address).searchParams.get('code');

    expect((await complete(world, second.browser, second.address, { code })).error?.code).toBe('wecom_code_invalid');
  });
});

async function setCookie(): Promise<string> {
  const { headers } = await world.nocobase.api('wecom:authorize?authenticator=wecom');
  return headers.getSetCookie().join('\n');
}

describe('the cookie of an attempt', () => {
  test('is out of reach of scripts, other sites and plain http', async () => {
    const cookie = await setCookie();

    for (const attribute of ['Path=/api/', 'HttpOnly', 'SameSite=Lax', 'Secure']) {
      expect(cookie).toContain(`; ${attribute}`);
    }
  });

  test('is worth nothing once altered', async () => {
    const { browser, address } = await returnedBrowser();
    const [name = ''] = Object.keys(browser.cookies);
    const [payload = '', signature = ''] = (browser.cookies[name] ?? '').split('.');
    const attempt = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const forged = Buffer.from(JSON.stringify({ ...attempt, redirectTarget: '/elsewhere' })).toString('base64url');
    browser.cookies[name] = `${forged}.${signature}`;

    expect((await complete(world, browser, address)).error?.code).toBe('wecom_state_mismatch');
  });
});
