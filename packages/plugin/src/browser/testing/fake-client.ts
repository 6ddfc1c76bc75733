import type { ApiResponse, BaseApplication, InterceptedResponse, RequestConfig } from '@nocobase/client-v2';
import { type Browser, type Client, createClient } from '../client';
import { type Departure, noteDeparture } from '../departure';
import type { Mark } from '../marks';
import type { ShellKind } from '../shell';

/** The page that a test plays. */
interface FakePage {
  kind?: ShellKind;
  /** Path of the page, with query and fragment. */
  at?: string;
  /** APP_PUBLIC_PATH. */
  publicPath?: string;
  /** Name of the application. */
  appName?: string;
  userAgent?: string;
  /** Language of the page. */
  locale?: string;
  /** Session token of the browser. */
  token?: string | null;
  /** The authenticator that the session is of. */
  authenticator?: string;
  /** Marks that earlier pages of this web view have left. */
  marks?: Partial<Record<Mark, string>>;
  /** A sign-in for which this web view has just left. */
  left?: Departure;
  /** Cookies that the page may read. */
  cookies?: Record<string, string>;
  /** Session storage; the default works. */
  sessionStorage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  isOffline?: boolean;
  /** The server's answers; the default knows no authenticators. */
  answer?: (config: RequestConfig) => ApiResponse;
}

/** A client for tests, with what it did to the page and the session. */
export interface FakeClient extends Client {
  /** Path that the address bar shows. */
  address(): string;
  /** Cookies that the page may read. */
  cookies: Map<string, string>;
  /** Addresses that the page was left for. */
  left: string[];
  /** The requests that were sent to the server. */
  requests: RequestConfig[];
  /** Hands a message of a frame to the page. */
  receive(event: Pick<MessageEvent, 'source'>): void;
  /** Lets an event happen to the page. */
  happen(type: string, event?: object): void;
  /** Sends a response through the interceptors that the code has added. */
  interceptResponse(response: InterceptedResponse): void;
  /** Sends a request through the interceptors that the code has added. */
  intercept(config: RequestConfig): void;
}

type Listener = (event: object) => void;

export const IN_WECOM = 'Mozilla/5.0 (iPhone) wxwork/4.1.30 MicroMessenger/7.0.1';

export function fakeClient(page: FakePage = {}): FakeClient {
  const left: string[] = [];
  const requests: RequestConfig[] = [];
  const interceptors: ((config: RequestConfig) => RequestConfig)[] = [];
  const responseInterceptors: ((response: InterceptedResponse) => InterceptedResponse)[] = [];
  const cookies = new Map(Object.entries(page.cookies ?? {}));
  const listeners = new Map<string, Set<Listener>>();
  const listenersTo = (type: string) => {
    const known = listeners.get(type) ?? new Set<Listener>();
    listeners.set(type, known);
    return known;
  };
  const browser = fakeBrowser(page, left, listenersTo, cookies);
  const client = createClient(
    fakeApp(page, requests, { interceptors, responseInterceptors }),
    page.kind ?? 'legacy',
    browser,
  );
  for (const [mark, value] of Object.entries(page.marks ?? {})) {
    client.marks.set(mark as Mark, value);
  }
  if (page.left) {
    noteDeparture(client, page.left);
  }
  const address = () => browser.location.pathname + browser.location.search + browser.location.hash;
  const intercept = (config: RequestConfig) => interceptors.forEach((interceptor) => interceptor(config));
  const interceptResponse = (response: InterceptedResponse) =>
    responseInterceptors.forEach((interceptor) => interceptor(response));
  const happen = (type: string, event: object = {}) => listenersTo(type).forEach((listener) => listener(event));
  const receive = (event: Pick<MessageEvent, 'source'>) => happen('message', event);
  return Object.assign(client, { address, cookies, left, requests, intercept, interceptResponse, receive, happen });
}

const nothing = () => undefined;

function fakeBrowser(
  { at = '/', userAgent = 'Mozilla/5.0', sessionStorage = fakeStorage(), isOffline = false }: FakePage,
  left: string[],
  listenersTo: (type: string) => Set<Listener>,
  cookies: Map<string, string>,
): Browser {
  let url = new URL(at, 'https://app.example.com');
  const leave = (address: string | URL) => void left.push(String(address));
  const location = {
    get origin() {
      return url.origin;
    },
    get pathname() {
      return url.pathname;
    },
    get search() {
      return url.search;
    },
    get hash() {
      return url.hash;
    },
    assign: leave,
    replace: leave,
  };
  const history = { replaceState: (_state: unknown, _title: string, path: string) => (url = new URL(path, url)) };
  const element = () => ({ style: {}, setAttribute: nothing, append: nothing, remove: nothing, animate: nothing });
  const document = {
    createElement: element,
    body: { append: nothing },
    visibilityState: 'visible',
    get cookie() {
      return [...cookies].map((pair) => pair.join('=')).join('; ');
    },
    set cookie(written: string) {
      writeFakeCookie(cookies, written);
    },
  };
  const top = { location, parent: undefined as unknown };
  top.parent = top;
  // The few members that the code uses stand for the whole objects.
  return {
    location,
    parent: top,
    top,
    matchMedia: () => ({ matches: false }),
    history,
    document,
    navigator: { userAgent, onLine: !isOffline },
    sessionStorage,
    addEventListener: (type: string, listener: Listener) => listenersTo(type).add(listener),
    removeEventListener: (type: string, listener: Listener) => listenersTo(type).delete(listener),
  } as unknown as Browser;
}

function writeFakeCookie(cookies: Map<string, string>, written: string): void {
  const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(written) ?? [];
  if (/; Max-Age=0(;|$)/.test(written)) {
    cookies.delete(name);
  } else {
    cookies.set(name, value);
  }
}

function fakeStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

function fakeApp(
  { kind, publicPath = '/', appName = 'main', locale, token = null, authenticator = 'wecom', answer }: FakePage,
  requests: RequestConfig[],
  { interceptors, responseInterceptors }: { interceptors: unknown[]; responseInterceptors: unknown[] },
): BaseApplication {
  const auth = {
    token,
    setToken: (value: string | null) => (auth.token = value),
    authenticator,
    locale: locale ?? null,
    setAuthenticator: () => undefined,
    setRole: () => undefined,
    getOption: () => null,
  };
  const root = kind === 'modern' ? `${publicPath}v/` : publicPath;
  const subApp = appName === 'main' ? '' : `apps/${appName}/`;
  const app = {
    name: appName,
    getPublicPath: () => root,
    getHref: (path: string) => `${root}${subApp}${path}`,
    getApiUrl: (path = '') => `https://app.example.com${publicPath}api/${path}`,
    i18n: { t: (key: string) => key, exists: (key: string) => !key.endsWith('made_up') },
    apiClient: {
      auth,
      axios: {
        interceptors: {
          request: { use: (interceptor: unknown) => interceptors.push(interceptor) },
          response: { use: (interceptor: unknown) => responseInterceptors.push(interceptor) },
        },
      },
      request: (config: RequestConfig) => {
        requests.push(config);
        return Promise.resolve(answer?.(config) ?? { status: 200, data: { data: [] } });
      },
    },
  };
  return app as unknown as BaseApplication;
}
