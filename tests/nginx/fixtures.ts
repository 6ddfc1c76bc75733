// Fixtures of the tests behind nginx. A test runs in both clients, as the projects "legacy" and "modern", or in those that
// it names with `inClients`.
//   client       'legacy' | 'modern'
//   openInWeCom  a page inside the simulated WeCom client of a member, on a computer
//   page         Playwright's own: a page in an ordinary browser
import { type BrowserContext, type BrowserContextOptions, type Page, test as base } from '@playwright/test';
import { MEMBER_COOKIE, USER_AGENTS } from '../../packages/simulator/src/index';
import type { ClientKind } from './support/deployments';

export { expect } from '@playwright/test';

/** For a test whose deployment means the same to both clients, or nothing to one of them. */
export function inClients(clients: readonly ClientKind[]): { tag?: string } {
  const [only, ...others] = clients;
  return only && others.length === 0 ? { tag: `@${only}` } : {};
}

export interface ClientOption {
  client: ClientKind;
}

interface TestFixtures extends ClientOption {
  openInWeCom: (memberId: string, options?: Pick<BrowserContextOptions, 'javaScriptEnabled'>) => Promise<Page>;
}

export const test = base.extend<TestFixtures>({
  client: ['legacy', { option: true }],

  openInWeCom: async ({ browser, locale }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (memberId, options) => {
      const context = await browser.newContext({
        userAgent: USER_AGENTS.desktop,
        locale: locale ?? 'en-US',
        ...options,
      });
      contexts.push(context);
      // The simulators, on whatever port, recognise who holds the client by this cookie.
      await context.addCookies([{ name: MEMBER_COOKIE, value: memberId, url: 'http://localhost' }]);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
