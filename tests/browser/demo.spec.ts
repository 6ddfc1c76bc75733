// The first five minutes of a newcomer: `npm run demo` as the README tells it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { playPanelHost } from '../../scripts/demo/play-panel-host';
import { type Demo, startDemo } from '../../scripts/demo/start-demo';
import { TRIMMED_HOST } from '../../host/hosts';
import { signInAsRoot } from '../world/nocobase/api-client';
import { PLUGIN_NAME } from '../../tools/paths';
import { findFreePort } from '../../tools/ports';
import { START_LIMIT_MS } from '../../tools/time-limits';
import { IN_ONE_CLIENT } from './fixtures';
import { PANEL_HOST } from './support/qr-code-tab';
import { scan } from './support/steps';

let demo: Demo;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-demo-'));

/** The simulated client of a browser, with the screen of its device. */
async function openClient(page: Page): Promise<FrameLocator> {
  await page.goto(demo.simulator.clientUrl ?? '');
  return page.frameLocator('iframe');
}

async function handOver(page: Page, memberId: string, keep = false): Promise<void> {
  await page.getByLabel('Member who holds the device').selectOption(memberId);
  await page.getByLabel('Keep what the app has stored').setChecked(keep);
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByRole('status')).toContainText(`(${memberId})`);
}

/** Taps the app on the workbench; the member shares what the app asks for. */
async function tapApp(screen: FrameLocator): Promise<void> {
  await screen.getByRole('link', { name: 'NocoBase' }).click();
  const agree = screen.getByRole('button', { name: 'Agree' });
  await agree.or(screen.getByText(/^You are /)).waitFor();
  if (await agree.isVisible()) {
    await agree.click();
  }
}

test.describe('the demo', IN_ONE_CLIENT, () => {
  test.describe.configure({ mode: 'default' });

  test.beforeAll(async () => {
    test.setTimeout(START_LIMIT_MS);
    const [port, simulatorPort, clientPort] = [await findFreePort(), await findFreePort(), await findFreePort()];
    demo = await startDemo({ port, simulatorPort, clientPort, language: 'en-US' }, path.join(folder, 'storage'));
  });

  test.afterAll(async () => {
    await demo.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('tells whom the device has signed in, and how, in both clients of NocoBase', async ({ page }) => {
    const screen = await openClient(page);
    await tapApp(screen);

    await expect(screen.getByText('You are 张三')).toBeVisible();
    await expect(screen.getByText('Signed in with WeCom, inside the WeCom client.')).toBeVisible();
    await expect(screen.getByText('legacy')).toBeVisible();

    await page.getByLabel('Open a link, as from a chat message').fill('/v/admin');
    await page.getByRole('button', { name: 'Open', exact: true }).click();

    await expect(screen.getByText('modern')).toBeVisible();
    await expect(screen.getByText('You are 张三')).toBeVisible();
    await expect(screen.getByText('No permissions')).toHaveCount(0);
  });

  test('hands the device over: the next opening is the new member’s', async ({ page }) => {
    const screen = await openClient(page);
    await handOver(page, 'wangwu');
    await tapApp(screen);
    await expect(screen.getByText('You are Wang Wu')).toBeVisible();

    await handOver(page, 'Chen.Yi-1@Corp', true);
    await tapApp(screen);
    await expect(screen.getByText('You are Wang Wu')).toBeVisible();

    await handOver(page, 'Chen.Yi-1@Corp');
    await tapApp(screen);
    await expect(screen.getByText('You are 陈一')).toBeVisible();
  });

  test('leads a linked member into an ordinary browser by the button, which is in the reader’s language', async ({
    page,
  }) => {
    await page.goto(`${demo.host.url}/v/signin`);
    await page.getByRole('button', { name: 'Sign in with WeCom' }).click();
    await scan(page, 'Chen.Yi-1@Corp');

    await expect(page.getByText('You are 陈一')).toBeVisible();
    await expect(page.getByText('Signed in with WeCom, by a QR code in a browser.')).toBeVisible();
  });

  test('has a directory to bring in, without those whom the app does not see', async () => {
    const api = await signInAsRoot(demo.host.url);
    const asked = { source: 'demo', options: { authenticator: 'wecom' } };
    const preview = await api.call<{ counts: object; findings: object[] }>('wecom:previewSource', {}, asked);
    expect(preview.counts).toMatchObject({ departments: { made: 5 } });
    expect(JSON.stringify(preview.findings)).toContain('孙七');
    expect(JSON.stringify(preview.findings)).not.toContain('周八');
  });

  test('has a refused sign-in to resolve and a linked user to look at', async () => {
    const api = await signInAsRoot(demo.host.url);
    const refusals = await api.call<object[]>('wecom:listRefusals');
    expect(refusals).toMatchObject([{ member: { memberId: 'zhaoliu' }, reason: 'wecom_phone_ambiguous' }]);
    const links = await api.call<object[]>('wecom:listLinks');
    expect(links).toContainEqual(expect.objectContaining({ member: { memberId: 'chen.yi-1@corp', name: '陈一' } }));
  });

  test('puts the device first on a phone, in the language of the reader', async ({ browser }) => {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 375, height: 812 } });
    const screen = await openClient(page);

    await expect(screen.getByRole('heading', { name: '工作台' })).toBeVisible();
    const top = async (name: string) => (await page.getByLabel(name).first().boundingBox())?.y ?? Infinity;
    expect(await top('设备屏幕')).toBeLessThan(120);
    expect(await top('持有设备的成员')).toBeGreaterThan(await top('设备屏幕'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);

    await page.getByRole('link', { name: 'English' }).click();
    await expect(screen.getByRole('heading', { name: 'Workbench' })).toBeVisible();
    await page.close();
  });
});

test('the demo’s copy of the plugin takes its panel from the simulator', IN_ONE_CLIENT, () => {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-plugin-'));
  fs.cpSync(path.join(TRIMMED_HOST, 'node_modules', PLUGIN_NAME), copy, { recursive: true });
  const foldersThatName = (host: string) =>
    ['server', 'client', 'client-v2'].filter((lane) =>
      fs
        .readdirSync(path.join(copy, 'dist', lane), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.js'))
        .some((file) => fs.readFileSync(path.join(copy, 'dist', lane, file), 'utf8').includes(host)),
    );

  playPanelHost(copy, 'http://localhost:13010');

  expect(foldersThatName('http://localhost:13010')).toEqual(['server', 'client', 'client-v2']);
  expect(foldersThatName(PANEL_HOST)).toEqual([]);
  fs.rmSync(copy, { recursive: true });
});
