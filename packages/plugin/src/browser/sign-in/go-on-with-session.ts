import type { Client } from '../client';
import { endDeparture } from '../departure';
import { openAt } from '../navigate';
import { requestSoftly } from '../request-softly';

/**
 * Opens a page for whoever is signed in already.
 * @param path root-relative path; the start page without one
 * @returns false when the server no longer takes the session, or there is none
 */
export async function goOnWithSession(client: Client, path: string | undefined): Promise<boolean> {
  if (!client.app.apiClient.auth.token) {
    return false;
  }
  const { data } = await requestSoftly<{ id?: number }>(client, { url: 'auth:check' });
  if (data?.id === undefined) {
    return false;
  }
  endDeparture(client);
  await openAt(client, path);
  return true;
}
