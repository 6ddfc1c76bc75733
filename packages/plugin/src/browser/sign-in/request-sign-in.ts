import type { RequestConfig } from '@nocobase/client-v2';
import type { Client } from '../client';
import { isObject } from '../read-reply';
import { requestSoftly } from '../request-softly';
import type { SignInError } from '../sign-in-failure';

/** What `auth:signIn` answered. */
export interface SignInReply {
  /** Session token. */
  token?: string;
  /** Where to go, as a root-relative path. */
  redirectTo?: string;
  error?: SignInError;
}

/** The server may ask WeCom several times meanwhile; after this, in milliseconds, the page says that it did not answer. */
const PATIENCE_MS = 15_000;

/** Posts the code and the state that WeCom brought back. Never rejects. */
export async function requestSignIn(
  client: Client,
  authenticator: string,
  values: { code: string; state: string },
): Promise<SignInReply> {
  const headers = { 'X-Authenticator': authenticator };
  const config: RequestConfig = { url: 'auth:signIn', method: 'post', data: values, headers };
  const { data, error } = await requestSoftly<unknown>(client, config, PATIENCE_MS);
  if (error) {
    return { error };
  }
  const session = data ?? {};
  return isObject(session) ? readSession(session) : { error: {} };
}

function readSession({ token, redirectTo }: Record<string, unknown>): SignInReply {
  return {
    ...(typeof token === 'string' && { token }),
    ...(typeof redirectTo === 'string' && { redirectTo }),
  };
}
