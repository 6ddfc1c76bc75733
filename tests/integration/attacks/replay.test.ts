import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { comeBackToLink, completeLink, signInByPassword, type Session } from '../support/links';
import {
  authorize,
  BROWSER_AGENT,
  comeBack,
  complete,
  newBrowser,
  signInInClient,
  type Browser,
} from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';
import { INTEGRATION_TEST_LIMIT_MS } from '../../../tools/time-limits';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  await signInInClient(world, 'lisi');
});
beforeEach(() => world.simulator.control.clearJournal());
afterEach(() => {
  vi.useRealTimers();
  world.simulator.control.clearFaults();
});

const redeemed = () =>
  world.simulator.control.journal().filter(({ path }) => path === '/cgi-bin/auth/getuserinfo').length;
const randomCode = () => crypto.randomUUID().padEnd(43, '0');
/** A browser whose jar keeps what it had, whatever the server says. */
const copyOf = (browser: Browser): Browser => ({ ...browser, cookies: { ...browser.cookies } });

/** Does something so often, 10 at the same moment: WeCom has five seconds to answer, also on a slow machine. */
async function inWaves<Result>(times: number, work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  while (results.length < times) {
    results.push(...(await Promise.all(Array.from({ length: 10 }, () => work()))));
  }
  return results;
}

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
    const send = (signal: AbortSignal) =>
      fetch(`${world.nocobase.url}/api/auth:signIn`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Authenticator': 'wecom', Cookie: cookie },
        body: JSON.stringify({ code: randomCode(), state }),
        signal,
      }).catch(() => undefined);

    // The first is under way at WeCom when its sender hangs up; how far the others get is of no matter.
    const first = new AbortController();
    const hungUp = send(first.signal);
    await vi.waitUntil(() => world.simulator.control.faults().length === 0, { timeout: INTEGRATION_TEST_LIMIT_MS });
    first.abort();
    await hungUp;
    for (let calls = 1; calls < 10; calls += 1) {
      await send(AbortSignal.timeout(60));
    }

    expect((await complete(world, copyOf(browser), address)).error?.code).toBe('wecom_state_used');
    // WeCom's answer to the first comes last.
    await vi.waitFor(() => expect(redeemed()).toBeGreaterThan(0), { timeout: INTEGRATION_TEST_LIMIT_MS });
    expect(redeemed()).toBe(1);
  });

  test('of an attempt to link is one call to WeCom too', async () => {
    const user: Session = await signInByPassword(world.nocobase, 'replayer');
    const { browser, address } = await comeBackToLink(world, user, 'sunqi');
    world.simulator.control.clearJournal();
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

  /** Begins an attempt and completes it with an invented code; what it answers. */
  async function invent(code = randomCode()): Promise<string | undefined> {
    const browser = newBrowser(BROWSER_AGENT);
    const address = await authorize(flooded, browser);
    return (await complete(flooded, browser, address, { code })).error?.code;
  }

  test('waits before it is a call to WeCom once a hundred and fifty have failed, and holds up nobody else', async () => {
    // The clock of the budget stands still, so the turn of who waits never comes.
    vi.useFakeTimers({ toFake: ['performance'] });
    const known = newBrowser();
    await signInInClient(flooded, 'lisi', { browser: known });
    const forged = copyOf(known);
    forged.cookies['nb_wecom_known_main'] = `x${forged.cookies['nb_wecom_known_main']}`;
    const codes = await inWaves(150, () => invent());
    flooded.simulator.control.clearJournal();

    const waited = await Promise.all([invent(), invent(), invent('')]);
    const borrowed = await signInInClient(flooded, 'lisi', { browser: forged });
    const calls = flooded.simulator.control.journal().filter(({ path }) => path.includes('getuserinfo'));
    const beenHere = await signInInClient(flooded, 'lisi', { browser: known });
    const elsewhere = await comeBack(flooded, 'lisi');
    const { status } = await flooded.nocobase.api('auth:signIn', {
      body: Object.fromEntries(new URL(elsewhere.address).searchParams),
      headers: { 'X-Authenticator': 'wecom', 'X-Forwarded-For': '198.51.100.1' },
      cookies: elsewhere.browser.cookies,
    });
    vi.useRealTimers();

    expect(codes).toEqual(Array(150).fill('wecom_code_invalid'));
    expect([...waited, borrowed.error?.code]).toEqual(Array(4).fill('wecom_busy'));
    expect(calls).toEqual([]);
    expect(beenHere.token).toBeTruthy();
    expect(status).toBe(200);
  }, 600_000);
});

test('three hundred people of one office at nine, each third after a failed try, do not wait', async () => {
  const headers = { 'X-Authenticator': 'wecom', 'X-Forwarded-For': '203.0.113.50' };
  const signIn = async (code?: string) => {
    const { browser, address } = await comeBack(world, 'lisi');
    const returned = Object.fromEntries(new URL(address).searchParams);
    const body = { ...returned, ...(code && { code }) };
    return (await world.nocobase.api('auth:signIn', { body, headers, cookies: browser.cookies })).status;
  };
  const timers = vi.spyOn(globalThis, 'setTimeout');

  const failed = await inWaves(100, () => signIn(randomCode()));
  const statuses = await inWaves(300, () => signIn());

  const waits = timers.mock.calls.filter(([, ms]) => ms === 200);
  timers.mockRestore();
  expect(failed).toEqual(Array(100).fill(401));
  expect(statuses).toEqual(Array(300).fill(200));
  expect(waits).toEqual([]);
}, 600_000);
