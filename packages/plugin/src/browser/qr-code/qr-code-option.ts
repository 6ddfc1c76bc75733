import { AUTH_TYPE } from '../../shared/auth-type';
import type { ListedAuthenticator } from '../authenticators';
import { type Client, hasInAppPage } from '../client';
import { isInForeignFrame } from '../foreign-frame';

/**
 * Notices whether the sign-in page is to have a tab for the QR code. NocoBase gives every authenticator of a type a tab or
 * none; it reads the list of authenticators before it draws the page, so that list is watched.
 * @param tell called with each list
 */
export function watchQrCodeOption(client: Client, tell: (isOn: boolean) => void): void {
  client.app.apiClient.axios.interceptors.response.use((response) => {
    // Inside WeCom, and in WeChat on a phone, there is nothing to scan with; in a frame of another site no way to complete
    // what was scanned. An answer that no server gave has no config.
    if (response.config?.url?.includes('authenticators:publicList')) {
      tell(!hasInAppPage(client) && !isInForeignFrame(client.browser) && listsQrCode(response.data));
    }
    return response;
  });
}

function listsQrCode(reply: unknown): boolean {
  const { data } = (reply ?? {}) as { data?: unknown };
  return Array.isArray(data) && (data as (Partial<ListedAuthenticator> | null)[]).some(showsQrCode);
}

function showsQrCode(listed: Partial<ListedAuthenticator> | null): boolean {
  return listed?.authType === AUTH_TYPE && listed.options?.showQrCode === true;
}
