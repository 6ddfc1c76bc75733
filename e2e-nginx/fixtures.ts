// Fixtures of the tests behind nginx. Every test runs in both clients, as the projects "legacy" and "modern".
//   client       'legacy' | 'modern'
//   openInWeCom  a page inside the simulated WeCom client of a member, on a computer
//   page         Playwright's own: a page in an ordinary browser
import { type BrowserContext, type Page, test as base } from '@playwright/test';
import { memberCookie, userAgents } from '../packages/simulator/src/index';
import type { ClientKind } from './support/deployments';

export { expect } from '@playwright/test';

export interface ClientOption {
  client: ClientKind;
}

interface TestFixtures extends ClientOption {
  openInWeCom: (memberId: string) => Promise<Page>;
}

export const test = base.extend<TestFixtures>({
  client: ['legacy', { option: true }],

  openInWeCom: async ({ browser, locale }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (memberId) => {
      const context = await browser.newContext({
        userAgent: userAgents.desktop,
        locale: locale ?? 'en-US',
      });
      contexts.push(context);
      // The simulators, on whatever port, recognise who holds the client by this cookie.
      await context.addCookies([{ name: memberCookie, value: memberId, url: 'http://localhost' }]);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
