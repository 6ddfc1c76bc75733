import type { Browser, BrowserContext } from '@playwright/test';
import { MEMBER_COOKIE, USER_AGENTS } from '../../packages/simulator/src/index';
import { BROWSER_WAIT_LIMIT_MS } from '../../tools/time-limits';
import { AUTHENTICATOR } from '../support/bench-company';
import type { BenchWorld } from '../support/bench-world';
import { measureClients } from '../support/measure-clients';
import { type Findings, plainRow, targetRow } from '../support/measurement';
import { nextMember, signInInClient } from '../support/sign-in';
import { describe, median } from '../support/statistics';
import { takeTurns } from '../support/take-turns';

const ROUNDS = 10;
const LIMIT = 1.25;
const VIEWPORT = { width: 1280, height: 800 };

/** NocoBase draws it last, and for signed-in users only. */
const SIGNED_IN = '[data-testid="user-center-button"]';

/** From opening the homepage link to the signed-in page, against NocoBase's own page with a live session; nothing cached. */
export async function pageLoad(world: BenchWorld): Promise<Findings> {
  return measureClients(async (browser, { client, prefix }) => {
    const { homepage, session } = await takeTurns(ROUNDS, {
      homepage: () => openHomepage(browser, world, prefix),
      session: () => openWithSession(browser, world, prefix),
    });
    const ratio = median(homepage) / median(session);
    const rows = [
      targetRow(`homepage link / live session, ${client} client`, `≤ ${LIMIT}`, ratio.toFixed(2), ratio <= LIMIT),
      plainRow('  from the homepage link', describe(homepage, 'ms', 0)),
      plainRow('  with a live session', describe(session, 'ms', 0)),
    ];
    return { rows, figures: { homepageMs: homepage, sessionMs: session, ratio } };
  });
}

/** A linked member follows the homepage link inside WeCom. */
async function openHomepage(browser: Browser, { url, simulator }: BenchWorld, prefix: string): Promise<number> {
  const context = await browser.newContext({ userAgent: USER_AGENTS.desktop, viewport: VIEWPORT });
  // The simulator recognises who holds the client by this cookie.
  await context.addCookies([{ name: MEMBER_COOKIE, value: nextMember().id, url: simulator.url }]);
  const redirect = prefix && `&redirect=${encodeURIComponent(`${prefix}/admin`)}`;
  return timeUntilSignedIn(context, `${url}/api/wecom:authorize?authenticator=${AUTHENTICATOR}${redirect}`);
}

/** The same page in an ordinary browser that is signed in already. */
async function openWithSession(browser: Browser, world: BenchWorld, prefix: string): Promise<number> {
  const { token } = await signInInClient(world, nextMember());
  const localStorage = [
    { name: 'NOCOBASE_TOKEN', value: token },
    { name: 'NOCOBASE_AUTH', value: AUTHENTICATOR },
  ];
  const context = await browser.newContext({
    userAgent: USER_AGENTS.browser,
    viewport: VIEWPORT,
    storageState: { cookies: [], origins: [{ origin: world.url, localStorage }] },
  });
  return timeUntilSignedIn(context, `${world.url}${prefix}/admin`);
}

async function timeUntilSignedIn(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  page.setDefaultTimeout(BROWSER_WAIT_LIMIT_MS);
  const startedAt = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(SIGNED_IN).waitFor();
  const took = performance.now() - startedAt;
  await context.close();
  return took;
}
