import type { Failure, PanelQuery, PanelRequest } from '../../shared/sign-in';
import { askServer } from '../ask-server';
import type { Client } from '../client';
import { askedParameter } from '../shell';
import { wantedPath } from '../wanted-path';

/** The server would not start a sign-in; tells why in its `error`. */
export class PanelRefused extends Error {
  override readonly name = 'PanelRefused';

  constructor(readonly error: Failure) {
    super(error.code);
  }
}

/**
 * Starts an attempt that ends where the sign-in page was asked to lead, and learns what WeCom's panel has to be asked.
 * @throws PanelRefused
 */
export async function requestPanel(client: Client, authenticator: string): Promise<PanelRequest> {
  const redirect = askedParameter(client.shell, wantedPath(client));
  const params: PanelQuery = { authenticator, ...(redirect && { redirect }) };
  const { data, error } = await askServer<PanelRequest>(client, { url: 'wecom:openPanel', params });
  if (error?.message) {
    throw new PanelRefused(error);
  }
  if (!data) {
    throw new Error('The server did not answer');
  }
  return data;
}
