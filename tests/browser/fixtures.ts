// Fixtures of the browser tests. A test imports `test` and `expect` from here:
//
//   test('signs in from the workbench', async ({ world, prefix, openInWeCom }) => {
//     const page = await openInWeCom('zhangsan', 'phone');
//     await page.goto(`${world.url}${prefix}/admin`);
//     await expect(page).toHaveURL(...);
//   });
//
// A test runs in both clients, as the projects "legacy" and "modern", unless it says IN_ONE_CLIENT or IN_LEGACY_CLIENT.
//   world        NocoBase and the simulator, one per worker; its data is as the demo's when a test begins
//   origin       what WeCom and the settings hold for NocoBase's address; NocoBase's own unless a suite says otherwise
//   title        of the authenticator
//   client       'legacy' | 'modern'
//   prefix       '' | '/v': what stands before a client's paths
//   openInWeCom  a page inside the simulated WeCom client of a member
//   page         Playwright's own: a page in an ordinary browser
import { type BrowserContext, type Page, test as base } from '@playwright/test';
import { USER_AGENTS } from '../../packages/simulator/src/index';
import { START_LIMIT_MS } from '../../tools/time-limits';
import { holdClient } from './support/steps';
import { type World, startWorld } from './support/world';

export { expect } from '@playwright/test';

/**
 * For what both clients do with the same code (`src/browser`): it is shown in the modern one, whose pages cost less.
 * Tests in both clients show that each brings that code onto its pages, and what is written for each.
 */
export const IN_ONE_CLIENT = { tag: '@modern' };

/** For pages that only the legacy client has. */
export const IN_LEGACY_CLIENT = { tag: '@legacy' };

export interface ClientOption {
  client: 'legacy' | 'modern';
}

/** Phones are iPhones of 390 × 844; the desktop client is 1280 × 800. */
type Device = 'phone' | 'desktop';

interface TestFixtures extends ClientOption {
  prefix: '' | '/v';
  openInWeCom: (memberId: string, device?: Device) => Promise<Page>;
  freshData: void;
}

interface WorkerFixtures {
  origin: string | undefined;
  title: string;
  world: World;
}

const VIEWPORTS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  client: ['legacy', { option: true }],

  prefix: async ({ client }, use) => {
    await use(client === 'modern' ? '/v' : '');
  },

  origin: [undefined, { option: true, scope: 'worker' }],

  title: ['企业微信', { option: true, scope: 'worker' }],

  world: [
    async ({ title, origin }, use) => {
      const world = await startWorld(title, origin);
      await use(world);
      await world.stop();
    },
    { scope: 'worker', timeout: START_LIMIT_MS },
  ],

  freshData: [
    async ({ world }, use) => {
      await world.reset();
      await use();
    },
    { auto: true },
  ],

  openInWeCom: async ({ browser, world, locale, extraHTTPHeaders }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (memberId, device = 'phone') => {
      const context = await browser.newContext({
        userAgent: USER_AGENTS[device],
        viewport: VIEWPORTS[device],
        isMobile: device === 'phone',
        hasTouch: device === 'phone',
        locale: locale ?? 'en-US',
        ...(extraHTTPHeaders && { extraHTTPHeaders }),
      });
      contexts.push(context);
      const page = await context.newPage();
      await holdClient(page, world, memberId);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
