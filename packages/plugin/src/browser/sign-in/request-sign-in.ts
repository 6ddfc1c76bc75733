import type { RequestConfig } from '@nocobase/client-v2';
import type { Client } from '../client';
import { isObject } from '../read-reply';
import { requestSoftly } from '../request-softly';
import type { Failure, SignedIn, SignInValues } from '../../shared/sign-in';

/** The answer of `auth:signIn`. */
export interface SignInReply extends SignedIn {
  error?: Failure;
}

/** The server may ask WeCom several times meanwhile; after this, in milliseconds, the page says that it did not answer. */
const PATIENCE_MS = 15_000;

/** Posts the code and the state that WeCom brought back. Never rejects. */
export async function requestSignIn(client: Client, authenticator: string, values: SignInValues): Promise<SignInReply> {
  const headers = { 'X-Authenticator': authenticator };
  const config: RequestConfig = { url: 'auth:signIn', method: 'post', data: values, headers };
  const { data, error } = await requestSoftly<unknown>(client, config, PATIENCE_MS);
  if (error) {
    return { error };
  }
  const session = data ?? {};
  return isObject(session) ? readSession(session) : { error: {} };
}

function readSession({ token, redirectTo }: Record<string, unknown>): SignedIn {
  return {
    ...(typeof token === 'string' && { token }),
    ...(typeof redirectTo === 'string' && { redirectTo }),
  };
}
