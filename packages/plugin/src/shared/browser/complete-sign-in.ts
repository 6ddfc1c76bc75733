import { LINK_STATE, SIGN_IN_STATE } from '../attempt-state';
import { NAMESPACE } from '../auth-type';
import type { Client } from './client';
import { leaveFor, openAt, replaceAddress } from './navigate';
import { requestSignIn, type SignInReply } from './request-sign-in';
import { fromTarget, insidePath, signInPath } from './shell';
import type { SignInError } from './sign-in-failure';
import { showSigningIn } from './signing-in';

/**
 * Ends a sign-in when WeCom, or the server that could not start one, has sent the browser back to this page; an attempt to
 * link comes back here too. Other sign-in plugins do as well, with states of their own.
 */
export async function completeSignIn(client: Client): Promise<void> {
  const { pathname, search } = client.browser.location;
  const query = new URLSearchParams(search);
  const authenticator = query.get('authenticator');
  if (!authenticator || insidePath(client.shell, pathname)?.replace(/\/$/, '') !== '/signin') return;

  const state = query.get('state') ?? '';
  const code = query.get('error') ?? '';
  if (SIGN_IN_STATE.test(state)) {
    await exchange(client, authenticator, { code: query.get('code') ?? '', state });
  } else if (LINK_STATE.test(state)) {
    const { completeLink } = await import('./links/complete-link');
    await completeLink(client, { authenticator, code: query.get('code') ?? '', state });
  } else if (isOwnErrorCode(client, code)) {
    await fail(client, authenticator, { code }, fromTarget(client.shell, query.get('redirect')));
  }
}

async function exchange(client: Client, authenticator: string, values: { code: string; state: string }): Promise<void> {
  // At once, so that neither the history nor a reload holds the code.
  replaceAddress(client, signInPath(client.shell));
  const hide = showSigningIn(client);
  try {
    const reply = await requestSignIn(client, authenticator, values);
    await (reply.error ? refuse(client, authenticator, reply.error) : succeed(client, authenticator, reply));
  } finally {
    hide();
  }
}

async function succeed(client: Client, authenticator: string, { token, redirectTo }: SignInReply): Promise<void> {
  // Another plugin, such as two-factor authentication, has taken over.
  if (!token) return;
  const { auth } = client.app.apiClient;
  auth.setAuthenticator(authenticator);
  // A role that someone else chose in this browser may not be one of this user's.
  auth.setRole(null);
  auth.setToken(token);
  client.marks.set('verified', String(Date.now()));
  client.marks.clear('automatic', 'stopped');
  await openAt(client, redirectTo);
}

async function refuse(client: Client, authenticator: string, error: SignInError): Promise<void> {
  if (error.code === 'wecom_consent_required' && error.consentUrl) {
    await leaveFor(client, error.consentUrl);
  }
  // The back button, or a second tab.
  if (error.code === 'wecom_state_used') {
    const { goOnWithSession } = await import('./go-on-with-session');
    if (await goOnWithSession(client, error.redirectTo)) return;
  }
  await fail(client, authenticator, error, error.redirectTo);
}

// Most sign-ins never need this code.
async function fail(
  client: Client,
  authenticator: string,
  error: SignInError,
  path: string | undefined,
): Promise<void> {
  const { failSignIn } = await import('./fail-sign-in');
  await failSignIn(client, { ...error, authenticator }, path);
}

function isOwnErrorCode({ app }: Client, code: string): boolean {
  return /^wecom_[a-z_]+$/.test(code) && app.i18n.exists(code, { ns: NAMESPACE });
}
