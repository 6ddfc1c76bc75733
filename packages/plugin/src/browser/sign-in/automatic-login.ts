import { isSafeRedirectTarget } from '../../shared/redirect-target';
import { isWeComType, type ListedAuthenticator, listAuthenticators } from '../authenticators';
import type { Client } from '../client';
import { isUnderWay, noteDeparture } from '../departure';
import { isInForeignFrame } from '../foreign-frame';
import { mayStart } from './may-start';
import { leaveFor } from '../navigate';
import { authorizeUrl, insidePath } from '../shell';
import { showSigningIn } from '../signing-in';
import { wantedPath } from '../wanted-path';

/** The pages that belong to signed-in users. Others, such as public forms, are left alone. */
const APPLICATION_PAGE = /^\/((admin|m)(\/|$)|$)/;

/**
 * Signs the member of the WeCom client in when an application page is opened there: without a session, and now and then
 * with one, since the client may be in other hands by now. Ends on that very page.
 */
export async function loginAutomatically(client: Client): Promise<void> {
  const { browser, shell } = client;
  const { pathname, search, hash } = browser.location;
  const path = pathname + search + hash;
  if (!APPLICATION_PAGE.test(insidePath(shell, pathname) ?? 'elsewhere') || !isAllowed(client, path)) {
    return;
  }

  const authenticator = (await listAuthenticators(client)).find(isAutomatic);
  if (authenticator) {
    await leave(client, authenticator, path);
  }
}

/** The same on the sign-in page, where NocoBase sends a person whose session has ended. */
export async function loginAutomaticallyFromSignInPage(
  client: Client,
  authenticator: ListedAuthenticator,
): Promise<void> {
  const { app, browser, failure } = client;
  if (failure || app.apiClient.auth.token || !isAutomatic(authenticator)) {
    return;
  }
  // Leave alone what another plugin's sign-in brings back.
  const named = new URLSearchParams(browser.location.search).get('authenticator');
  if (named !== null && named !== authenticator.name) {
    return;
  }
  const path = wantedPath(client);
  if (isAllowed(client, path)) {
    await leave(client, authenticator, path);
  }
}

function isAllowed(client: Client, path: string | undefined): boolean {
  const { app, browser, marks } = client;
  // In a frame of another site no attempt can be completed: the browser does not send its cookie.
  if (isInForeignFrame(browser)) {
    return false;
  }
  return mayStart({
    hasSession: Boolean(app.apiClient.auth.token),
    isStopped: marks.get('stopped') !== null,
    isUnderWay: isUnderWay(client),
    sinceVerifiedMs: Date.now() - (Number(marks.get('verified')) || 0),
    isOnline: browser.navigator.onLine,
    canComeBack: path !== undefined && isSafeRedirectTarget(path),
  });
}

function isAutomatic(authenticator: ListedAuthenticator): boolean {
  return isWeComType(authenticator) && authenticator.options?.autoSignIn === true;
}

// A start that could not be remembered might be made again and again.
async function leave(client: Client, { name }: ListedAuthenticator, path: string | undefined): Promise<void> {
  if (!noteDeparture(client, { kind: 'automatic', authenticator: name, path })) {
    return;
  }
  const hide = showSigningIn(client);
  await leaveFor(client, authorizeUrl(client, name, path));
  // The server has nothing to say, or the person came back: who has a session goes on with it, who has none by hand.
  if (!client.app.apiClient.auth.token) {
    client.marks.set('stopped', 'failed');
  }
  hide();
}
