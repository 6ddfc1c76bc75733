import type { Client } from './client';
import { authorizeUrl } from './shell';
import { wantedPath } from './wanted-path';

/**
 * Goes to WeCom because the person asked for it; comes back to the redirect target of the sign-in page.
 * @param wish `new`: for a new user, after `wecom_phone_unproven`
 */
export function startByHand(client: Client, authenticator: string, wish?: 'new'): void {
  const { browser, marks, shell } = client;
  marks.clear('automatic', 'stopped');
  browser.location.assign(authorizeUrl(shell, authenticator, wantedPath(client), wish));
}
