import type { RequestAdapter } from '@nocobase/client-v2';
import axios from 'axios';
import type { Client } from './client';
import { readableError, type SignInError } from './sign-in-failure';

/** What `auth:signIn` answered. */
export interface SignInReply {
  /** Session token. */
  token?: string;
  /** Where to go, as a root-relative path. */
  redirectTo?: string;
  error?: SignInError;
}

/**
 * Posts the code and the state that WeCom brought back. Never rejects: a server that does not answer is an error
 * without a code.
 */
export async function requestSignIn(
  { app }: Client,
  authenticator: string,
  values: { code: string; state: string },
): Promise<SignInReply> {
  const { status, data } = await app.apiClient.request({
    url: 'auth:signIn',
    method: 'post',
    data: values,
    headers: { 'X-Authenticator': authenticator },
    skipNotify: true,
    skipAuth: true,
    // NocoBase's error interceptors read the router, which does not exist yet: errors come as answers.
    validateStatus: () => true,
    adapter: answerAlways,
  });
  const body = (data ?? {}) as { data?: SignInReply; errors?: SignInError[] };
  return status === 200 ? (body.data ?? {}) : { error: readableError(status, body.errors?.[0]) };
}

const answerAlways: RequestAdapter = async (config) => {
  try {
    return await axios.getAdapter(axios.defaults.adapter)(config);
  } catch {
    return { status: 0, data: undefined };
  }
};
