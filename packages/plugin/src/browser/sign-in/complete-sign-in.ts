import type { Client } from '../client';
import { type Departure, endDeparture, readDeparture } from '../departure';
import type { FailedWay } from './fail-sign-in';
import { leaveFor, openAt, replaceAddress } from '../navigate';
import { readReturn } from './read-return';
import { requestSignIn, type SignInReply } from './request-sign-in';
import { isSameUser } from './session-user';
import { signInPath } from '../shell';
import type { Failure, SignInValues } from '../../shared/sign-in';
import type { SignInFailure } from '../sign-in-failure';
import { showSigningIn } from '../signing-in';
import { wantedPath } from '../wanted-path';
import { within } from '../within';

/** A person with a session waits this long for the answer whose it is, in milliseconds; then the page opens as it is. */
const RECHECK_PATIENCE_MS = 8_000;

/** The code and state that WeCom sent back. */
interface Brought extends SignInValues {
  authenticator: string;
}

/** The sign-in that came back, and how this web view had left for it. */
interface Way {
  authenticator: string;
  departure: Departure | undefined;
}

/**
 * Ends a sign-in when WeCom, or the server that could not start one, has sent the browser back to this page; an attempt to
 * link comes back here too. Every return ends here: with a session, with a reason, or on the page as it was.
 */
export async function completeSignIn(client: Client): Promise<void> {
  const departure = readDeparture(client);
  const returned = await readReturn(client, departure);
  if (returned.kind === 'none') {
    return;
  }

  const { authenticator = departure?.authenticator ?? '' } = returned;
  const path = wantedPath(client) ?? departure?.path;
  // At once, so that neither the history nor a reload holds the code.
  replaceAddress(client, signInPath(client.shell));
  switch (returned.kind) {
    case 'sign-in':
      return exchange(client, returned, departure);
    case 'link':
      return link(client, returned);
    case 'refused': {
      const { code, reference } = returned;
      return fail(client, { authenticator, code, ...(reference && { reference }) }, { path, departure });
    }
    case 'unclear':
      return endUnclear(client, authenticator, { path, departure });
  }
}

async function exchange(
  client: Client,
  { authenticator, code, state }: Brought,
  departure: Departure | undefined,
): Promise<void> {
  const way = { authenticator, departure };
  const hide = showSigningIn(client);
  try {
    const asked = requestSignIn(client, authenticator, { code, state });
    const reply = isRecheck(client, departure) ? await within(RECHECK_PATIENCE_MS, asked, { error: {} }) : await asked;
    await (reply.error ? refuse(client, way, reply.error) : succeed(client, way, reply));
  } finally {
    hide();
  }
}

async function succeed(client: Client, { authenticator, departure }: Way, reply: SignInReply): Promise<void> {
  const { auth } = client.app.apiClient;
  const { token, redirectTo } = reply;
  if (!token) {
    // Another plugin, such as two-factor authentication, has taken over. A person who has a session goes on with it.
    if (isRecheck(client, departure)) {
      await fail(client, { authenticator }, { path: departure?.path, departure });
    }
    return;
  }
  // A role that someone else chose in this browser may not be one of this user's.
  if (!isSameUser(auth.token, token)) {
    auth.setRole(null);
  }
  auth.setAuthenticator(authenticator);
  auth.setToken(token);
  client.marks.set('verified', String(Date.now()));
  client.marks.clear('stopped', 'asked', 'told');
  endDeparture(client);
  await openAt(client, redirectTo);
}

async function refuse(client: Client, { authenticator, departure }: Way, error: Failure): Promise<void> {
  if (error.code === 'wecom_consent_required' && error.consentUrl && mayAsk(client, departure)) {
    await leaveFor(client, error.consentUrl);
  }
  // The back button, or a second tab.
  if (error.code === 'wecom_state_used') {
    const { goOnWithSession } = await import('./go-on-with-session');
    if (await goOnWithSession(client, error.redirectTo)) {
      return;
    }
  }
  const path = error.redirectTo ?? departure?.path;
  await fail(client, { ...error, authenticator }, { path, departure, isAnswer: true });
}

// Ask a person with a session for consent once in a web view, not whenever the session is looked at again.
function mayAsk(client: Client, departure: Departure | undefined): boolean {
  if (!isRecheck(client, departure)) {
    return true;
  }
  return client.marks.get('asked') === null && client.marks.set('asked', 'once');
}

function isRecheck({ app }: Client, departure: Departure | undefined): boolean {
  return departure?.kind === 'automatic' && Boolean(app.apiClient.auth.token);
}

async function link(client: Client, { authenticator, code, state }: Brought): Promise<void> {
  const { completeLink } = await import('../links/complete-link');
  endDeparture(client);
  await completeLink(client, { authenticator, code, state });
}

async function endUnclear(client: Client, authenticator: string, way: FailedWay): Promise<void> {
  const error = { code: 'wecom_return_unclear' };
  if (way.departure?.kind !== 'link') {
    return fail(client, { ...error, authenticator }, way);
  }
  endDeparture(client);
  client.myWeCom.open({ error });
  await openAt(client, way.path);
}

// Most sign-ins never need this code. Should it not load, the reason is there all the same.
async function fail(client: Client, failure: SignInFailure, way: FailedWay): Promise<void> {
  client.failure = failure;
  const { failSignIn } = await import('./fail-sign-in');
  await failSignIn(client, failure, way);
}
