import { beforeAll, expect, test } from 'vitest';
import { comeBackToLink, signInByPassword } from '../support/links';
import { authorize, BROWSER_AGENT, complete, newBrowser, signInInClient, type Browser } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  // Linked from here on, so that one pass completes.
  await signInInClient(world, 'lisi');
});

/** What the attempt cookies of a browser take of a request's header, in bytes. */
function bytesOf({ cookies }: Browser): number {
  const pairs = Object.entries(cookies).filter(([name]) => name.startsWith('nb_wecom_attempt_'));
  return Buffer.byteLength(pairs.map(([name, value]) => `${name}=${value}; `).join(''));
}

/** A target of so many characters. */
const longTarget = (length: number) => `/admin/${'x'.repeat(length - '/admin/'.length)}`;

/** An attempt of another application, so many milliseconds old. */
function foreign(age: number): string {
  const payload = { expiresAt: Date.now() + 600_000 - age, filler: 'x'.repeat(900) };
  return `${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;
}

async function scanned(browser: Browser, redirect: string): Promise<string> {
  const address = await world.simulator.scan(await authorize(world, browser, { redirect }), 'lisi', 'confirm');
  return address ?? '';
}

test.each([
  ['2,000 characters', longTarget(2_000)],
  ['1,000 Chinese characters', `/admin/${'客'.repeat(1_000)}`],
  ['600 characters', longTarget(600)],
  ['10 characters', longTarget(10)],
])(
  'eight unfinished attempts with targets of %s take three kilobytes at most, and the last completes',
  async (_how, target) => {
    const browser = newBrowser(BROWSER_AGENT);
    const bytes: number[] = [];
    for (let attempts = 0; attempts < 8; attempts += 1) {
      await authorize(world, browser, { redirect: target });
      bytes.push(bytesOf(browser));
    }

    expect(Math.max(...bytes)).toBeLessThanOrEqual(3 * 1024);
    const reply = await complete(world, browser, await scanned(browser, target));
    expect(reply.token).toBeTruthy();
    expect(['/admin', target]).toContain(reply.redirectTo);
    expect(bytesOf(browser)).toBeLessThanOrEqual(3 * 1024);
  },
);

test('a target is kept where there is room for it', async () => {
  const browser = newBrowser(BROWSER_AGENT);

  expect((await complete(world, browser, await scanned(browser, longTarget(1_500)))).redirectTo).toBe(
    longTarget(1_500),
  );
});

test('the consent pass keeps the target of the silent pass, and its cookies stay small', async () => {
  const browser = newBrowser();
  const target = longTarget(1_400);
  const silent = await world.simulator.openInClient(await authorize(world, browser, { redirect: target }), 'wangwu');
  const { error } = await complete(world, browser, silent);
  expect(bytesOf(browser)).toBeLessThanOrEqual(3 * 1024);

  const consented = await world.simulator.openInClient(error?.consentUrl ?? '', 'wangwu');

  expect((await complete(world, browser, consented)).redirectTo).toBe(target);
});

test('attempts of several tabs complete in any order', async () => {
  const browser = newBrowser(BROWSER_AGENT);
  const tabs: string[] = [];
  for (const redirect of ['/admin/a', '/admin/b', '/admin/c', '/admin/d', '/admin/e']) {
    tabs.push(await scanned(browser, redirect));
  }

  const ends: Array<string | undefined> = [];
  for (const address of tabs.toReversed()) {
    ends.push((await complete(world, browser, address)).redirectTo);
  }

  expect(ends).toEqual(['/admin/e', '/admin/d', '/admin/c', '/admin/b', '/admin/a']);
});

test('attempts of other applications of the host count, and the oldest go first', async () => {
  const browser = newBrowser(BROWSER_AGENT);
  browser.cookies = {
    nb_wecom_attempt_sales_00000001: foreign(1),
    nb_wecom_attempt_sales_00000002: foreign(2),
    unrelated: 'x'.repeat(5_000),
  };

  await authorize(world, browser, { redirect: longTarget(1_000) });
  expect(Object.keys(browser.cookies)).toHaveLength(4);
  await authorize(world, browser, {});
  await authorize(world, browser, {});

  expect(bytesOf(browser)).toBeLessThanOrEqual(3 * 1024);
  expect(browser.cookies).toHaveProperty('nb_wecom_attempt_sales_00000001');
  expect(browser.cookies).not.toHaveProperty('nb_wecom_attempt_sales_00000002');
  expect(browser.cookies).toHaveProperty('unrelated');
});

test('cookies that somebody else has given the browser give way to a sign-in', async () => {
  const browser = newBrowser(BROWSER_AGENT);
  browser.cookies = { nb_wecom_attempt_main_00000000: 'x'.repeat(4_000), nb_wecom_attempt_: '' };

  const address = await scanned(browser, '/admin/a');

  expect(bytesOf(browser)).toBeLessThanOrEqual(3 * 1024);
  expect((await complete(world, browser, address)).redirectTo).toBe('/admin/a');
});

test('attempts to link are bounded in the same way', async () => {
  const user = await signInByPassword(world.nocobase, 'linker');
  const { browser } = await comeBackToLink(world, user, 'sunqi');
  for (let attempts = 0; attempts < 20; attempts += 1) {
    await authorize(world, browser, { redirect: longTarget(900) });
  }

  expect(bytesOf(browser)).toBeLessThanOrEqual(3 * 1024);
});
