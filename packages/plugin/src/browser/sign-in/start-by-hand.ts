import type { Client } from '../client';
import { noteDeparture } from '../departure';
import { isInForeignFrame, openAtTop } from '../foreign-frame';
import { authorizeUrl } from '../shell';
import { wantedPath } from '../wanted-path';

/**
 * Goes to WeCom because the person asked for it; comes back to the redirect target of the sign-in page. Out of a frame of
 * another site it goes in the whole window.
 * @param wish `new`: for a new user, after `wecom_phone_unproven`
 */
export function startByHand(client: Client, authenticator: string, wish?: 'new'): void {
  const { browser, marks } = client;
  const path = wantedPath(client);
  marks.clear('stopped');
  noteDeparture(client, { kind: 'by-hand', authenticator, path });
  const url = authorizeUrl(client, authenticator, path, wish);
  if (isInForeignFrame(browser)) {
    openAtTop(browser, url);
  } else {
    browser.location.assign(url);
  }
}
