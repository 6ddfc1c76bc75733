import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test';

/**
 * Browsers that serve one test after the other. A page of NocoBase is megabytes of script: a browser that keeps the files
 * and their compiled code opens it with half the work. Playwright's usual contexts are incognito and keep neither.
 */
export interface BrowserPool {
  /** Lends a browser that looks like this and knows nothing of earlier tests. Nobody else gets it meanwhile. */
  lend(options: BrowserContextOptions): Promise<LentBrowser>;
  /** Closes all browsers that are not lent. */
  close(): Promise<void>;
}

export interface LentBrowser {
  context: BrowserContext;
  /** Takes the browser back for the next test. */
  giveBack(): Promise<void>;
  /** Closes the browser: after a test that failed, nobody knows its state. */
  discard(): Promise<void>;
}

/** Makes an empty pool. A browser starts when it is needed, with the launch options of the Playwright configuration. */
export function createBrowserPool(): BrowserPool {
  const profiles = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-browsers-'));
  const idle: { look: string; context: BrowserContext }[] = [];
  return {
    lend: async (options) => {
      const look = JSON.stringify(options);
      const at = idle.findIndex((browser) => browser.look === look);
      const context = idle.splice(at, at < 0 ? 0 : 1)[0]?.context ?? (await launch(profiles, options));
      return {
        context,
        giveBack: async () => {
          await forgetEverything(context);
          idle.push({ look, context });
        },
        discard: () => context.close(),
      };
    },
    close: async () => {
      await Promise.all(idle.map(({ context }) => context.close()));
      fs.rmSync(profiles, { recursive: true, force: true });
    },
  };
}

/** A profile on disk is what makes Chromium keep compiled code. */
function launch(profiles: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(fs.mkdtempSync(path.join(profiles, 'profile-')), options);
}

/** Leaves nothing but the cache of files. Session storage and history end with the pages. */
async function forgetEverything(context: BrowserContext): Promise<void> {
  // The blank page that Chromium starts with stays, and with it Chromium.
  const [blank = await context.newPage(), ...used] = context.pages();
  await Promise.all(used.map((page) => page.close()));
  const devtools = await context.newCDPSession(blank);
  await devtools.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  await devtools.detach();
  await context.clearCookies();
  await context.clearPermissions();
}
