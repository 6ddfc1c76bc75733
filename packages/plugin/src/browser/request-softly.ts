import type { RequestAdapter, RequestConfig } from '@nocobase/client-v2';
import axios from 'axios';
import { askServer } from './ask-server';
import type { Client } from './client';
import type { Reply } from './read-reply';

/**
 * Sends a request whose failure no interceptor of NocoBase sees: those for errors read the router, which may not exist yet.
 * @param patienceMs how long to wait for the answer, in milliseconds
 */
export function requestSoftly<Data>(client: Client, config: RequestConfig, patienceMs?: number): Promise<Reply<Data>> {
  return askServer(client, { ...config, adapter: answerAlways }, patienceMs);
}

const answerAlways: RequestAdapter = async (config) => {
  try {
    return await axios.getAdapter(axios.defaults.adapter)(config);
  } catch {
    return { status: 0, data: undefined };
  }
};
