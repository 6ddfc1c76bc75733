import type { FrameLocator, Page } from '@playwright/test';
import { expect, IN_ONE_CLIENT, test as base } from './fixtures';
import { pageAround, type Portal, startPortal } from './support/portal';
import { configure, expectPath, expectSignedIn, linkMember } from './support/steps';

const test = base.extend<{ openInPortal: (page: Page, path: string, attributes?: string) => Promise<FrameLocator> }>({
  openInPortal: async ({ world, prefix }, use) => {
    const portals: Portal[] = [];
    await use(async (page, path, attributes) => {
      const portal = await startPortal(world.url + prefix + path, attributes);
      portals.push(portal);
      await page.goto(portal.url);
      return page.frameLocator('iframe');
    });
    await Promise.all(portals.map((portal) => portal.stop()));
  },
});

const button = (frame: FrameLocator) => frame.getByRole('button', { name: '企业微信' });

/** How often the page, with its frames, went to the server to start a sign-in. */
function countStarts(page: Page): () => number {
  let starts = 0;
  page.on('request', (request) => (starts += Number(request.url().includes('wecom:authorize'))));
  return () => starts;
}

test('in a frame of another site automatic login does not start, and the button opens the whole window', async ({
  world,
  prefix,
  openInWeCom,
  openInPortal,
}) => {
  await linkMember(world, 'wangwu');
  const page = await openInWeCom('wangwu', 'desktop');
  const starts = countStarts(page);
  const frame = await openInPortal(page, '/admin');
  await expect(button(frame)).toBeVisible();
  expect(starts()).toBe(0);

  await button(frame).click();

  await expectPath(page, new RegExp(`^${prefix}/admin`));
  expect(new URL(page.url()).origin).toBe(world.url);
  await expectSignedIn(page, 'Wang Wu');
});

test(
  'where a sandbox forbids that, the page says what to do',
  IN_ONE_CLIENT,
  async ({ page, world, prefix, openInPortal }) => {
    const sandbox = 'sandbox="allow-scripts allow-same-origin allow-forms"';
    const frame = await openInPortal(page, '/signin', sandbox);
    const portal = page.url();

    await button(frame).click();

    await expect(frame.getByRole('alert')).toContainText('Open it in its own window');
    await expect(frame.getByRole('link', { name: `${world.url}${prefix}/signin` })).toBeVisible();
    expect(page.url()).toBe(portal);
    await expect(button(frame)).toBeVisible();
  },
);

test(
  'there is no tab with the QR code in a frame of another site',
  IN_ONE_CLIENT,
  async ({ page, world, openInPortal }) => {
    await configure(world, { loginBaseUrl: '', public: { showQrCode: true, autoSignIn: false } });
    const frame = await openInPortal(page, '/signin');

    await expect(button(frame)).toBeVisible();
    await expect(frame.getByRole('tab')).toHaveCount(0);
  },
);

test(
  'in a frame of the application itself automatic login works as ever',
  IN_ONE_CLIENT,
  async ({ world, prefix, openInWeCom }) => {
    await linkMember(world, 'wangwu');
    const page = await openInWeCom('wangwu', 'desktop');
    const starts = countStarts(page);

    const body = pageAround(`${world.url}${prefix}/admin`);
    await page.route(`${world.url}/around`, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${world.url}/around`);

    await expectSignedIn(page, 'Wang Wu');
    expect(starts()).toBe(1);
    expect(page.url()).toBe(`${world.url}/around`);
  },
);
