// Steps that several tests share.
import { expect, type Page } from '@playwright/test';
import { AUTHENTICATORS } from './authenticators';
import { apiPath, basename, type ClientKind, type Deployment } from './deployments';

/** Address of a page of a client, such as `/admin`. */
export function pageUrl(deployment: Deployment, client: ClientKind, path: string): string {
  return deployment.origin + basename(deployment, client) + path;
}

/** The homepage link of the authenticator whose redirect path is in this client, as the settings form shows it. */
export function homepageLink(deployment: Deployment, client: ClientKind): string {
  return `${deployment.origin}${apiPath(deployment)}wecom:authorize?authenticator=${AUTHENTICATORS[client]}`;
}

/** Waits until the browser shows this address. NocoBase adds slashes at the end of some paths. */
export async function expectAddress(page: Page, expected: string): Promise<void> {
  await expect.poll(() => page.url().replace(/\/$/, ''), { intervals: [50] }).toBe(expected);
}

/** Waits until the page that is shown holds the session of a user. It may be on its way meanwhile. */
export async function expectSignedIn(page: Page, deployment: Deployment, nickname: string): Promise<void> {
  await expect(async () => expect(await signedInUser(page, deployment)).toBe(nickname)).toPass();
}

function signedInUser(page: Page, deployment: Deployment): Promise<string | undefined> {
  const prefix = `NOCOBASE_${deployment.subApp ? `${deployment.subApp.toUpperCase()}_` : ''}`;
  return page.evaluate(
    async ([key, api]) => {
      const token = localStorage.getItem(`${key}TOKEN`) ?? '';
      const authenticator = localStorage.getItem(`${key}AUTH`) ?? '';
      const headers = { Authorization: `Bearer ${token}`, 'X-Authenticator': authenticator };
      const response = await fetch(`${api}auth:check`, { headers });
      const { data } = (await response.json()) as { data?: { nickname?: string } };
      return data?.nickname;
    },
    [prefix, apiPath(deployment)] as const,
  );
}
