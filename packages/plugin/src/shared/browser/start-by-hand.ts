import type { Client } from './client';
import { authorizeUrl, fromTarget } from './shell';

/** Goes to WeCom because the person asked for it; comes back to the redirect target of the sign-in page. */
export function startByHand(client: Client, authenticator: string): void {
  const { browser, marks, shell } = client;
  const redirect = new URLSearchParams(browser.location.search).get('redirect');
  marks.clear('automatic', 'stopped');
  browser.location.assign(authorizeUrl(shell, authenticator, fromTarget(shell, redirect)));
}
