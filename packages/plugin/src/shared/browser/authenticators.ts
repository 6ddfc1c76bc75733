import type { PublicOptions } from '../public-options';
import type { Client } from './client';

/** An authenticator in the public list. */
export interface ListedAuthenticator {
  name: string;
  authType: string;
  title?: string;
  options?: PublicOptions;
}

/** The enabled authenticators; none when the server does not tell. */
export async function listAuthenticators({ app }: Client): Promise<ListedAuthenticator[]> {
  const { data } = await app.apiClient.request({
    url: 'authenticators:publicList',
    skipNotify: true,
    skipAuth: true,
    validateStatus: () => true,
  });
  return (data as { data?: ListedAuthenticator[] }).data ?? [];
}
