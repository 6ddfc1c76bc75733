import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { comeBackToLink, completeLink, signInByPassword, type Session } from '../harness/links';
import {
  authorize,
  BROWSER_AGENT,
  comeBack,
  complete,
  newBrowser,
  optionsFor,
  signInInClient,
  type Browser,
} from '../harness/sign-in';
import { useWorld } from '../harness/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  await signInInClient(world, 'lisi');
});
beforeEach(() => world.simulator.control.clearJournal());
afterEach(() => world.simulator.control.clearFaults());

const redeemed = () =>
  world.simulator.control.journal().filter(({ path }) => path === '/cgi-bin/auth/getuserinfo').length;
const randomCode = () => crypto.randomUUID().padEnd(43, '0');
/** A browser whose jar keeps what it had, whatever the server says. */
const copyOf = (browser: Browser): Browser => ({ ...browser, cookies: { ...browser.cookies } });

describe('one attempt cookie', () => {
  test('replayed two hundred times with random codes is one call to WeCom', async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    const codes: unknown[] = [];
    for (let replays = 0; replays < 200; replays += 1) {
      const { error } = await complete(world, copyOf(browser), address, { code: randomCode() });
      codes.push(error?.code);
    }

    expect(redeemed()).toBe(1);
    expect(codes).toEqual(['wecom_code_invalid', ...Array<string>(199).fill('wecom_state_used')]);
  });

  test('sent a hundred times at once is one call to WeCom', async () => {
    const { browser, address } = await comeBack(world, 'lisi');

    const replies = await Promise.all(
      Array.from({ length: 100 }, () => complete(world, copyOf(browser), address, { code: randomCode() })),
    );

    expect(redeemed()).toBe(1);
    expect(replies.filter(({ error }) => error?.code === 'wecom_state_used')).toHaveLength(99);
  });

  test('whose sender hangs up each time is one call to WeCom', async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    world.simulator.control.fail({ path: 'auth/getuserinfo', delayMs: 500 });
    const { state } = Object.fromEntries(new URL(address).searchParams);
    const cookie = Object.entries(browser.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const hangUp = () =>
      fetch(`${world.nocobase.url}/api/auth:signIn`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Authenticator': 'wecom', Cookie: cookie },
        body: JSON.stringify({ code: randomCode(), state }),
        signal: AbortSignal.timeout(60),
      }).catch(() => undefined);

    for (let calls = 0; calls < 10; calls += 1) {
      await hangUp();
    }

    const { error } = await complete(world, copyOf(browser), address);
    expect(error?.code).toBe('wecom_state_used');
    expect(redeemed()).toBe(1);
  });

  test('of an attempt to link is one call to WeCom too', async () => {
    const user: Session = await signInByPassword(world.nocobase, 'replayer');
    const { browser, address } = await comeBackToLink(world, user, 'sunqi');
    const replay = () => {
      const url = new URL(address);
      url.searchParams.set('code', randomCode());
      return completeLink(world, user, { browser: copyOf(browser), address: url.href });
    };

    const replies = await Promise.all(Array.from({ length: 50 }, replay));

    expect(redeemed()).toBe(1);
    expect(replies.filter(({ error }) => error?.code === 'wecom_state_used')).toHaveLength(49);
  });

  test('for another authenticator, or one that is gone, is no call to WeCom', async () => {
    await world.nocobase.createAuthenticator({ name: 'second', options: optionsFor(world.simulator) });
    const { browser, address } = await comeBack(world, 'lisi');

    for (const authenticator of ['second', 'gone', 'basic']) {
      await complete(world, copyOf(browser), address, { authenticator, code: randomCode() });
    }

    expect(redeemed()).toBe(0);
  });

  test('whose person declined cannot be completed with a code later', async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    const kept = copyOf(browser);
    expect((await complete(world, copyOf(kept), address, { code: undefined })).error?.code).toBe('wecom_code_missing');

    expect((await complete(world, kept, address)).error?.code).toBe('wecom_state_used');
    expect(redeemed()).toBe(0);
  });
});

describe('a completion that WeCom gave no answer to', () => {
  test.each([
    ['-1', { errcode: -1 }],
    ['HTTP 502', { status: 502 }],
    ['a cut connection', { hangUp: true }],
    ['a web page', { html: true }],
  ])('may be tried again with the same return: %s', async (_what, fault) => {
    const { browser, address } = await comeBack(world, 'lisi', { query: { redirect: '/admin/orders' } });
    world.simulator.control.fail({ path: 'auth/getuserinfo', ...fault });
    expect((await complete(world, browser, address)).error?.code).toBe('wecom_unreachable');

    expect(await complete(world, browser, address)).toMatchObject({ status: 200, redirectTo: '/admin/orders' });
    expect((await complete(world, browser, address)).error?.code).toBe('wecom_state_used');
  });
});

describe('a completion that WeCom refused', () => {
  test.each([45009, 60020, 40029])('may not be tried again: %i', async (errcode) => {
    const { browser, address } = await comeBack(world, 'lisi');
    world.simulator.control.fail({ path: 'auth/getuserinfo', errcode });
    await complete(world, browser, address);

    expect((await complete(world, browser, address)).error?.code).toBe('wecom_state_used');
    expect(redeemed()).toBe(1);
  });
});

describe("an attempt of one's own for each invented code", () => {
  const flooded = useWorld({ public: { autoSignUp: true } });

  /** Begins an attempt and completes it with an invented code, from an invented address. */
  async function invent(index: number): Promise<string | undefined> {
    const browser = newBrowser(BROWSER_AGENT);
    const state = new URL(await authorize(flooded, browser)).searchParams.get('state') ?? undefined;
    const { code = '', address = `198.51.${index >> 8}.${index & 255}` } = { code: randomCode() };
    const reply = await flooded.nocobase.api('auth:signIn', {
      body: { code, state },
      headers: { 'X-Authenticator': 'wecom', 'X-Forwarded-For': address },
      cookies: browser.cookies,
    });
    return (reply.body as { errors?: [{ code: string }] }).errors?.[0].code;
  }

  test('waits before it is a call to WeCom once a thousand have failed, and the rest are told', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const codes: Array<string | undefined> = [];
    for (let index = 0; index < 1_000; index += 50) {
      codes.push(...(await Promise.all(Array.from({ length: 50 }, (_, offset) => invent(index + offset)))));
    }
    expect(new Set(codes)).toEqual(new Set(['wecom_code_invalid']));
    flooded.simulator.control.clearJournal();

    // The clock of the budget stands still, so the turn of these never comes.
    const waited = await Promise.all([invent(1_001), invent(1_002)]);
    expect(waited).toEqual(['wecom_busy', 'wecom_busy']);
    expect(flooded.simulator.control.journal().filter(({ path }) => path.includes('getuserinfo'))).toEqual([]);

    vi.advanceTimersByTime(60_000);
    expect((await signInInClient(flooded, 'lisi')).token).toBeTruthy();
    vi.useRealTimers();
  });
});

test('three hundred people of one office at nine, each third after a failed try, do not wait', async () => {
  const office = { 'X-Forwarded-For': '203.0.113.50' };
  const people = await Promise.all(
    Array.from({ length: 300 }, (_, index) => comeBack(world, index % 2 ? 'lisi' : 'wangwu')),
  );
  const sleeps = vi.spyOn(globalThis, 'setTimeout');
  const failed = people.slice(0, 100).map(async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    return complete(world, browser, address, { code: randomCode() });
  });
  expect((await Promise.all(failed)).map(({ error }) => error?.code)).toEqual(Array(100).fill('wecom_code_invalid'));

  const replies = await Promise.all(
    people.map(({ browser, address }) =>
      world.nocobase.api('auth:signIn', {
        body: Object.fromEntries(new URL(address).searchParams),
        headers: { ...office, 'X-Authenticator': 'wecom' },
        cookies: browser.cookies,
      }),
    ),
  );

  const heldBack = sleeps.mock.calls.filter(([, ms]) => ms === 200);
  sleeps.mockRestore();
  expect(heldBack).toEqual([]);
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
});
