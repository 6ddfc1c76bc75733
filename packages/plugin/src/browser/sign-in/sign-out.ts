import type { Client } from '../client';

/** Notices that the person signs out, so that automatic login does not sign them in again. */
export function watchSignOut(client: Client): void {
  client.app.apiClient.axios.interceptors.request.use((config) => {
    if (config.url?.includes('auth:signOut')) {
      client.failure = undefined;
      client.marks.clear('told');
      client.marks.set('stopped', 'signed out');
    }
    return config;
  });
}
