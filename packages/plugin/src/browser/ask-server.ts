import type { RequestConfig } from '@nocobase/client-v2';
import type { Client } from './client';
import { asRows, readReply, type Reply } from './read-reply';
import { within } from './within';

/** Longer than any action of ours takes. A person who waits on a page that NocoBase has drawn can go elsewhere meanwhile. */
const PATIENCE_MS = 120_000;

/**
 * Sends a request to an action. Never rejects: a server that does not answer is an error without a code.
 * @param patienceMs how long to wait for the answer, in milliseconds; short where nothing is drawn before it is there
 */
export async function askServer<Data>(
  { app }: Client,
  config: RequestConfig,
  patienceMs = PATIENCE_MS,
): Promise<Reply<Data>> {
  const quietly = { ...config, skipNotify: true, skipAuth: true, validateStatus: () => true };
  const asked = app.apiClient.request(quietly).catch(() => undefined);
  const answer = await within(patienceMs, asked, undefined);
  return answer ? readReply(answer) : { error: {} };
}

/** The same for an action that lists rows. */
export async function askForRows<Row>(
  client: Client,
  config: RequestConfig,
  patienceMs?: number,
): Promise<Reply<Row[]>> {
  return asRows(await askServer<Row[]>(client, config, patienceMs));
}
