import type { ApiResponse } from '@nocobase/client-v2';
import * as sdk from '@wecom/jssdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeClient } from '../testing/fake-client';
import { type PanelOptions, type PanelStatus, showPanel } from './show-panel';

const STATE = '0123456789abcdef0123456789abcdef';
const request = {
  corpId: 'ww1234567890abcdef',
  agentId: '1000002',
  redirectUri: 'https://app.example.com/signin?authenticator=wecom',
  state: STATE,
  lang: 'en',
  lifetimeMs: 600_000,
};
const granted: ApiResponse = { status: 200, data: { data: request } };
const frameWindow = {} as Window;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A sign-in page with a panel whose frame says nothing by itself. */
function aPage({ answer = granted, at = '/signin', loadSdk = true, now = () => Date.now() } = {}) {
  const client = fakeClient({ at, answer: () => answer, marks: { stopped: 'signed out' } });
  const news: PanelStatus[] = [];
  const frame = { style: {}, contentWindow: frameWindow, title: '' };
  const unmount = vi.fn();
  const create = vi.fn((_options: sdk.WWLoginOptions) => ({ el: frame as unknown as HTMLIFrameElement, unmount }));
  const options: PanelOptions = {
    client,
    authenticator: 'wecom',
    place: {} as HTMLElement,
    colorScheme: 'dark',
    title: 'QR code',
    tell: (status) => news.push(status),
  };
  const load = () => (loadSdk ? Promise.resolve({ ...sdk, createWWLoginPanel: create }) : Promise.reject(new Error()));
  const close = showPanel(options, load, now);
  const speak = () => client.receive({ source: frameWindow });
  return { client, news, frame, unmount, create, close, speak };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

it('asks WeCom’s panel what the server says, in the colours of the page', async () => {
  const { client, create, frame } = aPage({ at: '/signin?redirect=%2Fadmin%2Fx' });
  await settle();
  expect(client.requests).toMatchObject([
    { url: 'wecom:openPanel', params: { authenticator: 'wecom', redirect: '/admin/x' } },
  ]);
  expect(create.mock.calls[0]?.[0].params).toEqual({
    login_type: 'CorpApp',
    appid: 'ww1234567890abcdef',
    agentid: '1000002',
    redirect_uri: 'https://app.example.com/signin?authenticator=wecom',
    state: STATE,
    redirect_type: 'callback',
    panel_size: 'small',
    lang: 'en',
    color_scheme: 'dark',
  });
  expect(frame).toMatchObject({ title: 'QR code', style: { maxWidth: '100%' } });
});

it('hands code and state to the page that completes sign-ins', async () => {
  const { client, create } = aPage();
  await settle();
  create.mock.calls[0]?.[0].onLoginSuccess?.({ code: 'C0DE' });
  expect(client.left).toEqual([`/signin?authenticator=wecom&code=C0DE&state=${STATE}`]);
  expect(client.marks.get('stopped')).toBeNull();
});

describe('a panel that says nothing', () => {
  it('is given up after eight seconds and taken away', async () => {
    const { news, unmount } = aPage();
    await vi.advanceTimersByTimeAsync(7_999);
    expect(news).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(news).toEqual([{ kind: 'failed' }]);
    expect(unmount).toHaveBeenCalledOnce();
  });

  it('is not taken for alive because something else on the page talks', async () => {
    const { client, news } = aPage();
    await settle();
    client.receive({ source: {} as Window });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(news).toEqual([{ kind: 'failed' }]);
  });
});

it('stays once it has said something', async () => {
  const { news, speak, unmount } = aPage();
  await settle();
  speak();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(news).toEqual([{ kind: 'shown' }]);
  expect(unmount).not.toHaveBeenCalled();
});

it('asks to be replaced a minute before its attempt ends', async () => {
  const { news, speak } = aPage();
  await settle();
  speak();
  await vi.advanceTimersByTimeAsync(540_000);
  expect(news).toEqual([{ kind: 'shown' }, { kind: 'outdated' }]);
});

/** A page whose clock went on while its timers stood still. */
async function aSleep(minutes: number) {
  let slept = 0;
  const page = aPage({ now: () => Date.now() + slept });
  await settle();
  page.speak();
  slept = minutes * 60_000;
  return page;
}

describe('on a computer that slept', () => {
  it.each(['visibilitychange', 'pageshow', 'focus', 'online'])(
    'is replaced as soon as it is seen (%s)',
    async (event) => {
      const { client, news } = await aSleep(9);
      client.happen(event);
      expect(news).toEqual([{ kind: 'shown' }, { kind: 'outdated' }]);
    },
  );

  it('is replaced once, however much happens then', async () => {
    const { client, news } = await aSleep(600);
    for (const event of ['visibilitychange', 'pageshow', 'focus']) {
      client.happen(event);
    }
    await vi.advanceTimersByTimeAsync(600_000);
    expect(news).toEqual([{ kind: 'shown' }, { kind: 'outdated' }]);
  });

  it('stays while its code is good', async () => {
    const { client, news } = await aSleep(8.9);
    client.happen('visibilitychange');
    expect(news).toEqual([{ kind: 'shown' }]);
  });

  it('waits until somebody looks', async () => {
    const { client, news } = await aSleep(60);
    Object.assign(client.browser.document, { visibilityState: 'hidden' });
    client.happen('visibilitychange');
    expect(news).toEqual([{ kind: 'shown' }]);
  });

  it('says nothing more once it was taken away', async () => {
    const { client, news, close } = await aSleep(60);
    close();
    client.happen('focus');
    expect(news).toEqual([{ kind: 'shown' }]);
  });
});

it('tells at once why the server would not start', async () => {
  const error = { code: 'wecom_not_configured', message: 'Not set up' };
  const { news, create } = aPage({ answer: { status: 503, data: { errors: [error] } } });
  await settle();
  expect(news).toEqual([{ kind: 'failed', error }]);
  expect(create).not.toHaveBeenCalled();
});

it.each([
  ['a page of a public network', { status: 200, data: '<html>Welcome</html>' }],
  ['the error page of a proxy', { status: 502, data: '<html>Bad gateway</html>' }],
  ['nothing', { status: 0, data: undefined }],
])('fails at once when %s answers', async (_who, answer) => {
  const { news, create } = aPage({ answer });
  await settle();
  expect(news).toEqual([{ kind: 'failed' }]);
  expect(create).not.toHaveBeenCalled();
});

it('fails at once when WeCom’s script does not load', async () => {
  const { news } = aPage({ loadSdk: false });
  await settle();
  expect(news).toEqual([{ kind: 'failed' }]);
});

it('says nothing more once it was taken away', async () => {
  const { news, close, speak, unmount } = aPage();
  await settle();
  close();
  speak();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(news).toEqual([]);
  expect(unmount).toHaveBeenCalledOnce();
});

it('is never drawn when it was taken away while the server was asked', async () => {
  const { close, create } = aPage();
  close();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(create).not.toHaveBeenCalled();
});
