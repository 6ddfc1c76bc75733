import type { Page } from '@playwright/test';
import { expect, inClients, test } from './fixtures';
import { AUTHENTICATORS, LINKED_MEMBER } from './support/authenticators';
import { apiPath, type ClientKind, type Deployment, ROOT, SUB_APPLICATION, SUB_PATH } from './support/deployments';
import { ALL_TRICKS, ONE_OF_EACH_TRICK } from './support/hostile-targets';
import { send } from './support/send';
import { expectAddress, homepageLink, pageUrl } from './support/steps';

for (const deployment of [ROOT, SUB_PATH, SUB_APPLICATION]) {
  test.describe(deployment.name, () => {
    test('no trick leads the browser anywhere but to the sign-in page, or the sign-in to another end', async ({
      client,
      openInWeCom,
    }) => {
      // Without its scripts the sign-in page is there at once. With them it opens what the server's reply names, read here.
      const page = await openInWeCom(LINKED_MEMBER.id, { javaScriptEnabled: false });
      const visited = recordNavigations(page);
      const ends: string[] = [];

      for (const target of ONE_OF_EACH_TRICK) {
        await page.goto(`${homepageLink(deployment, client)}&redirect=${encodeURIComponent(target)}`);
        const { origin, pathname, searchParams } = new URL(page.url());
        expect(origin + pathname).toBe(pageUrl(deployment, client, '/signin'));
        ends.push(await complete(page, deployment, client, searchParams));
      }

      const { pathname } = new URL(pageUrl(deployment, client, '/admin'));
      expect(ends).toEqual(ONE_OF_EACH_TRICK.map(() => pathname));
      expect(visited.filter((url) => !isExpected(url, deployment))).toEqual([]);
    });

    test('the sign-in page hands no hostile target on', async ({ client, page }) => {
      await page.goto(pageUrl(deployment, client, '/signin'));
      const button = page.getByRole('button', { name: '企业微信', exact: true });
      await expect(button).toBeVisible();

      const handedOn = await button.evaluate(handOn, ALL_TRICKS);

      expect(handedOn).toEqual(ALL_TRICKS.map(() => defaultTarget(deployment, client)));
    });
  });
}

test.describe(SUB_PATH.name, inClients(['modern']), () => {
  test('a whole sign-in with any trick ends on the default page', async ({ client, openInWeCom }) => {
    const page = await openInWeCom(LINKED_MEMBER.id);
    const visited = recordNavigations(page);

    for (const target of ONE_OF_EACH_TRICK) {
      await page.goto(`${homepageLink(SUB_PATH, client)}&redirect=${encodeURIComponent(target)}`, {
        waitUntil: 'commit',
      });
      await expectAddress(page, pageUrl(SUB_PATH, client, '/admin'));
    }

    expect(visited.filter((url) => !isExpected(url, SUB_PATH))).toEqual([]);
  });
});

/** Posts code and state as the sign-in page does; returns where the server says that the person gets to. */
async function complete(
  page: Page,
  deployment: Deployment,
  client: ClientKind,
  returned: URLSearchParams,
): Promise<string> {
  const cookies = await page.context().cookies(deployment.origin + apiPath(deployment));
  const { body } = await send(new URL(deployment.origin).hostname, {
    path: `${apiPath(deployment)}auth:signIn`,
    authenticator: AUTHENTICATORS[client],
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    data: { code: returned.get('code'), state: returned.get('state') },
  });
  const { data } = JSON.parse(body) as { data: { redirectTo: string } };
  return data.redirectTo;
}

/** On the sign-in page: presses the button for each redirect target, and tells which one it would go to the server with. */
function handOn(button: HTMLElement, targets: string[]): (string | null)[] {
  const handedOn: (string | null)[] = [];
  window.navigation.addEventListener('navigate', (event) => {
    const { pathname, searchParams } = new URL(event.destination.url);
    if (!pathname.endsWith('/wecom:authorize')) {
      return;
    }
    handedOn.push(searchParams.get('redirect'));
    // The page stays, for the next target.
    event.preventDefault();
  });
  for (const target of targets) {
    history.replaceState(null, '', `?redirect=${encodeURIComponent(target)}`);
    if (new URLSearchParams(location.search).get('redirect') !== target) {
      throw new Error('The browser took no address');
    }
    button.click();
  }
  return handedOn;
}

/** Addresses that the page's own frame went to, with the redirects in between. */
function recordNavigations(page: Page): string[] {
  const visited: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) {
      visited.push(request.url());
    }
  });
  return visited;
}

/** The application or, on its port of this machine, the simulator. */
function isExpected(url: string, { origin }: Deployment): boolean {
  const { origin: visited, hostname } = new URL(url);
  return visited === origin || hostname === 'localhost';
}

/** What a client asks for when it knows no redirect target: the legacy one leaves the choice to the authenticator. */
function defaultTarget(deployment: Deployment, client: ClientKind): string | null {
  return client === 'legacy' ? null : new URL(pageUrl(deployment, client, '/admin')).pathname;
}
