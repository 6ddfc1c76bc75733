import type { RequestAdapter, RequestConfig } from '@nocobase/client-v2';
import axios from 'axios';
import type { Client } from './client';
import { readableError, type SignInError } from './sign-in-failure';

/** What an action answered. */
export interface Reply<Data> {
  data?: Data;
  meta?: { count: number };
  error?: SignInError;
}

/** Sends a request that never rejects: a server that does not answer is an error without a code. */
export async function requestSoftly<Data>({ app }: Client, config: RequestConfig): Promise<Reply<Data>> {
  const { status, data } = await app.apiClient.request({
    ...config,
    skipNotify: true,
    skipAuth: true,
    // NocoBase's error interceptors read the router, which may not exist yet: errors come as answers.
    validateStatus: () => true,
    adapter: answerAlways,
  });
  const body = (data ?? {}) as Reply<Data> & { errors?: SignInError[] };
  return status === 200 ? body : { error: readableError(status, body.errors?.[0]) };
}

const answerAlways: RequestAdapter = async (config) => {
  try {
    return await axios.getAdapter(axios.defaults.adapter)(config);
  } catch {
    return { status: 0, data: undefined };
  }
};
