import { isSafeRedirectTarget } from '../redirect-target';
import type { Client } from './client';
import { ownsPath } from './shell';

/** A promise for after the page is gone: whoever awaits it draws nothing more. */
export function leaveFor({ browser }: Client, url: string): Promise<never> {
  browser.location.replace(url);
  return new Promise(() => undefined);
}

/** Puts a path into the address bar. The router does not exist yet: it will start there, without a page load. */
export function replaceAddress({ browser }: Client, path: string): void {
  browser.history.replaceState(null, '', path);
}

/** Makes the page open at a root-relative path of this origin, or at the start page when the path is something else. */
export async function openAt(client: Client, path: string | undefined): Promise<void> {
  const target = path && isSafeRedirectTarget(path) ? path : `${client.shell.basename}/admin`;
  if (!ownsPath(client.shell, target)) await leaveFor(client, target);
  replaceAddress(client, target);
}
