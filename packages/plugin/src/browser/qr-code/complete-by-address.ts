import type { Client } from '../client';
import { noteDeparture } from '../departure';
import { leaveFor } from '../navigate';
import { signInPath } from '../shell';
import { showSigningIn } from '../signing-in';
import { wantedPath } from '../wanted-path';

/**
 * Completes a sign-in with the code of WeCom's panel by the one path that there is: the sign-in page is opened as if WeCom
 * had sent the browser back, and does the rest before it draws anything.
 */
export function completeByAddress(
  client: Client,
  authenticator: string,
  { code, state }: { code: string; state: string },
): void {
  client.marks.clear('stopped');
  noteDeparture(client, { kind: 'by-hand', authenticator, path: wantedPath(client) });
  const hide = showSigningIn(client);
  const query = new URLSearchParams({ authenticator, code, state });
  void leaveFor(client, `${signInPath(client.shell)}?${query.toString()}`).then(hide);
}
