import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { configure, expectPath, expectSignedIn, linkMember } from './support/steps';

const PORTAL = 'http://portal.example/';

interface Frame {
  /** What stands in the frame. */
  url: string;
  /** Where the page around it is. */
  around?: string;
  sandbox?: string;
}

/** Opens a page with the application in a frame. */
async function openFrame(page: Page, { url, around = PORTAL, sandbox }: Frame): Promise<FrameLocator> {
  const attribute = sandbox === undefined ? '' : `sandbox="${sandbox}"`;
  const body = `<title>Portal</title><iframe ${attribute} src="${url}" width="1000" height="700"></iframe>`;
  await page.route(around, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(around);
  return page.frameLocator('iframe');
}

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
}) => {
  await linkMember(world, 'wangwu');
  const page = await openInWeCom('wangwu', 'desktop');
  const starts = countStarts(page);
  const frame = await openFrame(page, { url: `${world.url}${prefix}/admin` });
  await expect(button(frame)).toBeVisible();
  expect(starts()).toBe(0);

  await button(frame).click();

  await expectPath(page, new RegExp(`^${prefix}/admin`));
  expect(new URL(page.url()).origin).toBe(world.url);
  await expectSignedIn(page, 'Wang Wu');
});

test('where a sandbox forbids that, the page says what to do', async ({ page, world, prefix }) => {
  const sandbox = 'allow-scripts allow-same-origin allow-forms';
  const frame = await openFrame(page, { url: `${world.url}${prefix}/signin`, sandbox });

  await button(frame).click();

  await expect(frame.getByRole('alert')).toContainText('Open it in a window of its own');
  await expect(frame.getByRole('link', { name: `${world.url}${prefix}/signin` })).toBeVisible();
  expect(page.url()).toBe(PORTAL);
  await expect(button(frame)).toBeVisible();
});

test('there is no tab with the QR code in a frame of another site', async ({ page, world, prefix }) => {
  await configure(world, { loginBaseUrl: '', public: { showQrCode: true, autoSignIn: false } });
  const frame = await openFrame(page, { url: `${world.url}${prefix}/signin` });

  await expect(button(frame)).toBeVisible();
  await expect(frame.getByRole('tab')).toHaveCount(0);
});

test('in a frame of the application itself automatic login works as ever', async ({ world, prefix, openInWeCom }) => {
  await linkMember(world, 'wangwu');
  const page = await openInWeCom('wangwu', 'desktop');
  const starts = countStarts(page);

  await openFrame(page, { url: `${world.url}${prefix}/admin`, around: `${world.url}/around` });

  await expectSignedIn(page, 'Wang Wu');
  expect(starts()).toBe(1);
  expect(page.url()).toBe(`${world.url}/around`);
});
