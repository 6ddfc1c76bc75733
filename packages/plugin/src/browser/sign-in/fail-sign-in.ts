import { notification } from 'antd';
import { createElement } from 'react';
import { isSafeRedirectTarget } from '../../shared/redirect-target';
import { isWeComType, listAuthenticators } from '../authenticators';
import { type Client, isInWeCom } from '../client';
import { type Departure, endDeparture } from '../departure';
import { failureText } from '../failure-text';
import { FailureReference } from '../FailureReference';
import { judgeFailure } from './judge-failure';
import { openAt, replaceAddress } from '../navigate';
import { signInPath } from '../shell';
import type { SignInFailure } from '../sign-in-failure';
import { keepFailure } from './told-failure';

/** The way on which a sign-in failed. */
export interface FailedWay {
  /** Root-relative path that the person wanted to see. */
  path: string | undefined;
  /** How this web view had left for the sign-in. */
  departure: Departure | undefined;
  /** It is the answer of `auth:signIn`: nothing else may end a session. */
  isAnswer?: boolean;
}

/**
 * Hands a failure to the sign-in page, which tells it. Where a session was only looked at again and nothing proves that it
 * is somebody else's, the page opens as if nothing had happened.
 */
export async function failSignIn(
  client: Client,
  failure: SignInFailure,
  { path, departure, isAnswer = false }: FailedWay,
): Promise<void> {
  const { app, marks } = client;
  const { endsSession, keepsPage, stops } = judgeFailure({
    code: failure.code,
    isAnswer,
    left: departure?.kind,
    hasSession: Boolean(app.apiClient.auth.token),
    isOfSession: (departure?.authenticator ?? app.apiClient.auth.authenticator) === failure.authenticator,
    isInWeCom: isInWeCom(client),
  });
  if (departure) {
    endDeparture(client);
  }
  if (stops) {
    marks.set('stopped', 'failed');
  }
  if (endsSession) {
    dropSession(client);
  }
  if (keepsPage) {
    client.failure = undefined;
    marks.clear('told');
    marks.set('verified', String(Date.now()));
    return openAt(client, path);
  }
  client.failure = failure;
  // Only the server gives references.
  if (failure.reference) {
    keepFailure(client, failure);
  } else {
    marks.clear('told');
  }
  replaceAddress(client, signInPath(client.shell, path && isSafeRedirectTarget(path) ? path : undefined));
  await announceWithoutButton(client, failure);
}

function dropSession({ app }: Client): void {
  const { auth } = app.apiClient;
  auth.setToken(null);
  auth.setRole(null);
  auth.setAuthenticator(null);
}

// An authenticator that was disabled meanwhile has no button that could tell.
async function announceWithoutButton(client: Client, failure: SignInFailure): Promise<void> {
  const ours = (await listAuthenticators(client)).filter(isWeComType);
  if (!ours.some(({ name }) => name === failure.authenticator)) {
    const description = createElement(FailureReference, failure);
    const message = failureText(client.app.i18n, failure);
    // At the top it would lie across the title and the tabs on a phone, and it stays.
    notification.error({ message, description, duration: 0, placement: 'bottom' });
  }
}
