import { notification } from 'antd';
import { isSafeRedirectTarget } from '../redirect-target';
import { listAuthenticators } from './authenticators';
import { type Client, isInWeCom } from './client';
import { failureText } from './failure-text';
import { openAt, replaceAddress } from './navigate';
import { signInPath } from './shell';
import type { SignInFailure } from './sign-in-failure';

/** Refusals of this very person: a session that someone else left behind in the WeCom client must not survive them. */
const REFUSALS_OF_A_PERSON = new Set([
  'wecom_not_a_member',
  'wecom_other_corp',
  'wecom_not_in_visible_range',
  'wecom_member_inactive',
  'wecom_not_linked',
  'wecom_phone_ambiguous',
  'wecom_phone_taken',
  'wecom_phone_unproven',
  'wecom_root_not_linkable',
  'wecom_sign_up_off',
  'wecom_code_missing',
]);

/**
 * Hands a failure to the sign-in page, which tells it. A session survives when it was only being verified and nothing
 * speaks against the person: then the page opens as if nothing had happened.
 * @param path root-relative path that the person wanted to see
 */
export async function failSignIn(client: Client, failure: SignInFailure, path: string | undefined): Promise<void> {
  const { app, marks } = client;
  const wasAutomatic = marks.get('automatic') !== null;
  marks.clear('automatic');
  marks.set('stopped', 'failed');
  if (!REFUSALS_OF_A_PERSON.has(failure.code ?? '')) {
    if (wasAutomatic && app.apiClient.auth.token) return openAt(client, path);
  } else if (isInWeCom(client)) {
    dropSession(client);
  }
  client.failure = failure;
  replaceAddress(client, signInPath(client.shell, path && isSafeRedirectTarget(path) ? path : undefined));
  await announceIfUnlisted(client, failure);
}

function dropSession({ app }: Client): void {
  const { auth } = app.apiClient;
  auth.setToken(null);
  auth.setRole(null);
  auth.setAuthenticator(null);
}

// An authenticator that was disabled meanwhile has no button that could tell.
async function announceIfUnlisted(client: Client, failure: SignInFailure): Promise<void> {
  const listed = await listAuthenticators(client).catch(() => []);
  if (!listed.some(({ name }) => name === failure.authenticator)) {
    notification.error({ message: failureText(client.app.i18n, failure), duration: 0 });
  }
}
