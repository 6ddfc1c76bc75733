import { AUTH_TYPE } from '../shared/auth-type';
import type { PublicOptions } from '../shared/options';
import { askForRows } from './ask-server';
import type { Client } from './client';

/** An authenticator in the public list. */
export interface ListedAuthenticator {
  name: string;
  authType: string;
  title?: string;
  options?: PublicOptions;
}

/** A page can be drawn without the list; it does not wait longer than this for it, in milliseconds. */
const PATIENCE_MS = 5_000;

/** The enabled authenticators; none when the server does not tell. */
export async function listAuthenticators(client: Client): Promise<ListedAuthenticator[]> {
  const { data = [] } = await askForRows<ListedAuthenticator>(
    client,
    { url: 'authenticators:publicList' },
    PATIENCE_MS,
  );
  return data;
}

/** Whether an authenticator is one of ours. */
export function isWeComType({ authType }: ListedAuthenticator): boolean {
  return authType === AUTH_TYPE;
}
