import { AUTH_TYPE } from '../auth-type';
import { type ListedAuthenticator, listAuthenticators } from './authenticators';
import type { Client } from './client';
import { isInForeignFrame } from './foreign-frame';
import { leaveFor } from './navigate';
import { authorizeUrl, fromTarget, insidePath } from './shell';
import { showSigningIn } from './signing-in';

/** A session that ends sooner than this after a sign-in never held; signing in again would go round in circles. */
const SHORTEST_SESSION_MS = 10_000;

/** The pages that belong to signed-in users. Others, such as public forms, are left alone. */
const APPLICATION_PAGE = /^\/((admin|m)(\/|$)|$)/;

/**
 * Signs the member of the WeCom client in when an application page is opened there: without a session, and once per
 * web view with one, since the session may be someone else's. Ends on that very page.
 */
export async function loginAutomatically(client: Client): Promise<void> {
  const { app, browser, marks, shell } = client;
  const { pathname, search, hash } = browser.location;
  if (!isAllowed(client) || !APPLICATION_PAGE.test(insidePath(shell, pathname) ?? 'elsewhere')) return;
  if (app.apiClient.auth.token && marks.get('verified')) return;

  const authenticator = (await listAuthenticators(client)).find(isAutomatic);
  if (authenticator) await leave(client, authenticator, pathname + search + hash);
}

/** The same on the sign-in page, where NocoBase sends a person whose session has ended. */
export async function loginAutomaticallyFromSignInPage(
  client: Client,
  authenticator: ListedAuthenticator,
): Promise<void> {
  const { app, browser, failure, shell } = client;
  if (failure || app.apiClient.auth.token || !isAutomatic(authenticator) || !isAllowed(client)) return;
  const redirect = new URLSearchParams(browser.location.search).get('redirect');
  await leave(client, authenticator, fromTarget(shell, redirect));
}

function isAllowed({ browser, marks }: Client): boolean {
  // In a frame of another site no attempt can be completed: the browser does not send its cookie.
  if (isInForeignFrame(browser)) return false;
  return !marks.get('stopped') && Date.now() - Number(marks.get('verified')) > SHORTEST_SESSION_MS;
}

function isAutomatic({ authType, options }: ListedAuthenticator): boolean {
  return authType === AUTH_TYPE && options?.autoSignIn === true;
}

async function leave(client: Client, { name }: ListedAuthenticator, path: string | undefined): Promise<void> {
  client.marks.set('automatic', 'started');
  const hide = showSigningIn(client);
  await leaveFor(client, authorizeUrl(client.shell, name, path));
  // The server has nothing to say, or the person came back: they go on by hand.
  client.marks.clear('automatic');
  client.marks.set('stopped', 'failed');
  hide();
}
