import type { Client } from '../client';
import type { Failure } from '../../shared/sign-in';
import { watchSeen } from '../watch-page';
import { completeByAddress } from './complete-by-address';
import { PanelRefused, requestPanel } from './request-panel';

/** WeCom's panel has this long to give a sign of life, in milliseconds; then the button has to do. */
const PATIENCE_MS = 8_000;
/** A panel is replaced so long before its attempt ends, in milliseconds: the code on the screen always works. */
const SPARE_MS = 60_000;

/** How WeCom's panel is doing. */
export type PanelStatus =
  | { kind: 'loading' }
  | { kind: 'shown' }
  /** Its attempt is about to end: show another. */
  | { kind: 'outdated' }
  /** It did not come up; the error is the server's, when the server is why. */
  | { kind: 'failed'; error?: Failure };

export interface PanelOptions {
  client: Client;
  /** Name of the authenticator. */
  authenticator: string;
  /** Where the panel is put. */
  place: HTMLElement;
  colorScheme: 'light' | 'dark';
  /** Its name for screen readers. */
  title: string;
  tell: (status: PanelStatus) => void;
}

type Sdk = typeof import('./panel-sdk');

// Most visitors of the sign-in page never need WeCom's script.
const importSdk = (): Promise<Sdk> => import('./panel-sdk');

/**
 * Shows WeCom's sign-in panel: a frame of WeCom's own with the QR code, or the one-click sign-in of desktop WeCom. The
 * code that it hands over completes the sign-in. Never throws: a panel that does not come up is told.
 * @param now the clock, in milliseconds: timers stand still while the computer sleeps
 * @returns takes the panel away
 */
export function showPanel(options: PanelOptions, loadSdk = importSdk, now: () => number = Date.now): () => void {
  const over = new AbortController();
  const giveUp = (error?: unknown) => {
    if (over.signal.aborted) {
      return;
    }
    over.abort();
    options.tell({ kind: 'failed', ...(error instanceof PanelRefused && { error: error.error }) });
  };
  const patience = setTimeout(giveUp, PATIENCE_MS);
  over.signal.addEventListener('abort', () => clearTimeout(patience));
  const onAlive = () => {
    clearTimeout(patience);
    options.tell({ kind: 'shown' });
  };
  open(options, loadSdk, now, over.signal, onAlive).catch(giveUp);
  return () => over.abort();
}

async function open(
  { client, authenticator, place, colorScheme, title, tell }: PanelOptions,
  loadSdk: () => Promise<Sdk>,
  now: () => number,
  over: AbortSignal,
  onAlive: () => void,
): Promise<void> {
  const startedAt = now();
  const [request, sdk] = await Promise.all([requestPanel(client, authenticator), loadSdk()]);
  if (over.aborted) {
    return;
  }
  const panel = sdk.createWWLoginPanel({
    el: place,
    params: {
      login_type: sdk.WWLoginType.corpApp,
      appid: request.corpId,
      agentid: request.agentId,
      redirect_uri: request.redirectUri,
      state: request.state,
      redirect_type: sdk.WWLoginRedirectType.callback,
      panel_size: sdk.WWLoginPanelSizeType.small,
      lang: sdk.WWLoginLangType[request.lang],
      color_scheme: colorScheme === 'dark' ? sdk.ColorScheme.Dark : sdk.ColorScheme.Light,
    },
    onLoginSuccess: ({ code }) => completeByAddress(client, authenticator, { code, state: request.state }),
  });
  panel.el.title = title;
  panel.el.style.maxWidth = '100%';
  const ends = [
    watchForLife(client.browser, panel.el, onAlive),
    watchForEnd(client.browser, startedAt + request.lifetimeMs - SPARE_MS, now, () => tell({ kind: 'outdated' })),
    () => panel.unmount(),
  ];
  over.addEventListener('abort', () => ends.forEach((end) => end()));
}

// A frame that is blocked still "loads", with the browser's own error page. Only WeCom's page talks.
function watchForLife(browser: Client['browser'], frame: HTMLIFrameElement, onAlive: () => void): () => void {
  const watch = ({ source }: MessageEvent) => {
    if (source === frame.contentWindow) {
      onAlive();
    }
  };
  browser.addEventListener('message', watch);
  return () => browser.removeEventListener('message', watch);
}

// By a timer while the page is looked at; by the clock when it is looked at again.
function watchForEnd(browser: Client['browser'], endsAt: number, now: () => number, onEnd: () => void): () => void {
  const timer = setTimeout(end, endsAt - now());
  const unwatch = watchSeen(browser, () => {
    if (now() >= endsAt) {
      end();
    }
  });
  function stop() {
    clearTimeout(timer);
    unwatch();
  }
  function end() {
    stop();
    onEnd();
  }
  return stop;
}
