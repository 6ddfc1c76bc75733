import type { PanelRequest } from '../../panel-request';
import type { Client } from '../client';
import { askedParameter } from '../shell';
import { readableError, type SignInError } from '../sign-in-failure';
import { wantedPath } from '../wanted-path';

/** The server would not start a sign-in; says why in its `error`. */
export class PanelRefused extends Error {
  override readonly name = 'PanelRefused';

  constructor(readonly error: SignInError) {
    super(error.code);
  }
}

/**
 * Starts an attempt that ends where the sign-in page was asked to lead, and learns what WeCom's panel has to be asked.
 * @throws PanelRefused
 */
export async function requestPanel(client: Client, authenticator: string): Promise<PanelRequest> {
  const redirect = askedParameter(client.shell, wantedPath(client));
  const { status, data } = await client.app.apiClient.request({
    url: 'wecom:openPanel',
    params: { authenticator, ...(redirect && { redirect }) },
    skipNotify: true,
    skipAuth: true,
    validateStatus: () => true,
  });
  const body = (data ?? {}) as { data?: PanelRequest; errors?: SignInError[] };
  if (status !== 200 || !body.data) throw new PanelRefused(readableError(status, body.errors?.[0]));
  return body.data;
}
