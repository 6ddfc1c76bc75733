import { isSafeRedirectTarget } from '../shared/redirect-target';
import type { Client } from './client';
import { ownsPath } from './shell';
import { watchReturn } from './watch-page';

/** An address that has not come up for so long, in milliseconds, may never do: the page that stays must be of use again. */
const PATIENCE_MS = 15_000;

/**
 * Leaves the page: whoever awaits this draws nothing more meanwhile.
 * @param how `replace` keeps this page out of the history; with `assign` the person can come back to it
 * @returns resolves only when the page is still there, or there again: browsers keep pages to go back to as they were left
 */
export function leaveFor({ browser }: Client, url: string, how: 'replace' | 'assign' = 'replace'): Promise<void> {
  browser.location[how](url);
  return new Promise((resolve) => {
    const timer = setTimeout(stay, PATIENCE_MS);
    const unwatch = watchReturn(browser, stay);
    function stay() {
      clearTimeout(timer);
      unwatch();
      resolve();
    }
  });
}

/** Puts a path into the address bar. The router does not exist yet: it will start there, without a page load. */
export function replaceAddress({ browser }: Client, path: string): void {
  browser.history.replaceState(null, '', path);
}

/** Makes the page open at a root-relative path of this origin, or at the start page when the path is something else. */
export async function openAt(client: Client, path: string | undefined): Promise<void> {
  const target = path && isSafeRedirectTarget(path) ? path : `${client.shell.basename}/admin`;
  if (ownsPath(client.shell, target)) {
    replaceAddress(client, target);
  } else {
    await leaveFor(client, target);
  }
}
