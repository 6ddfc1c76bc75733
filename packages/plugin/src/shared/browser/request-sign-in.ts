import type { Client } from './client';
import { requestSoftly } from './request-softly';
import type { SignInError } from './sign-in-failure';

/** What `auth:signIn` answered. */
export interface SignInReply {
  /** Session token. */
  token?: string;
  /** Where to go, as a root-relative path. */
  redirectTo?: string;
  error?: SignInError;
}

/** Posts the code and the state that WeCom brought back. Never rejects. */
export async function requestSignIn(
  client: Client,
  authenticator: string,
  values: { code: string; state: string },
): Promise<SignInReply> {
  const { data, error } = await requestSoftly<SignInReply>(client, {
    url: 'auth:signIn',
    method: 'post',
    data: values,
    headers: { 'X-Authenticator': authenticator },
  });
  return error ? { error } : (data ?? {});
}
