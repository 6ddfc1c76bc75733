import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { LINKED_MEMBER } from './support/authenticators';
import { type ClientKind, type Deployment, ROOT, SUB_APPLICATION, SUB_PATH } from './support/deployments';
import { ALL_TRICKS, ONE_OF_EACH_TRICK } from './support/hostile-targets';
import { expectAddress, homepageLink, pageUrl } from './support/steps';

for (const deployment of [ROOT, SUB_PATH, SUB_APPLICATION]) {
  test.describe(deployment.name, () => {
    test('no trick leads anywhere but to the default page', async ({ client, openInWeCom }) => {
      test.slow();
      const page = await openInWeCom(LINKED_MEMBER.id);
      const visited = recordNavigations(page);

      for (const target of ONE_OF_EACH_TRICK) {
        await page.goto(`${homepageLink(deployment, client)}&redirect=${encodeURIComponent(target)}`, {
          waitUntil: 'commit',
        });
        await expectAddress(page, pageUrl(deployment, client, '/admin'));
      }

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

/** On the sign-in page: presses the button for each redirect target, and tells which one it would go to the server with. */
function handOn(button: HTMLElement, targets: string[]): (string | null)[] {
  const handedOn: (string | null)[] = [];
  window.navigation.addEventListener('navigate', (event) => {
    const { pathname, searchParams } = new URL(event.destination.url);
    if (!pathname.endsWith('/wecom:authorize')) return;
    handedOn.push(searchParams.get('redirect'));
    // The page stays, for the next target.
    event.preventDefault();
  });
  for (const target of targets) {
    history.replaceState(null, '', `?redirect=${encodeURIComponent(target)}`);
    if (new URLSearchParams(location.search).get('redirect') !== target) throw new Error('The browser took no address');
    button.click();
  }
  return handedOn;
}

/** Addresses that the page's own frame went to, with the redirects in between. */
function recordNavigations(page: Page): string[] {
  const visited: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) visited.push(request.url());
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
