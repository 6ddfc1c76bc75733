// The common part of NocoBase's two browser applications. Declared by hand, because @nocobase/client-v2 is not on npm
// and @nocobase/client builds on it. Only what this plugin uses; checked against NocoBase 2.2.
import type { i18n as I18n } from 'i18next';
import type { ComponentType, ReactNode } from 'react';

/** The session that the browser keeps in its storage. */
export interface AuthClient {
  token: string | null;
  setToken(token: string | null): void;
  /** The language of the page, such as `zh-CN`; null or empty before NocoBase has chosen one. */
  readonly locale: string | null;
  /** Name of the authenticator that the session is of; null or empty when it is not kept. */
  readonly authenticator: string | null;
  setAuthenticator(name: string | null): void;
  setRole(role: string | null): void;
  /** A value kept beside the session, such as the theme; null or empty when there is none. */
  getOption(key: string): string | null;
}

/** An axios request, with NocoBase's own switches. */
export interface RequestConfig {
  url?: string;
  method?: 'get' | 'post';
  params?: Record<string, unknown>;
  data?: unknown;
  headers?: Record<string, string>;
  /** Which HTTP statuses resolve instead of rejecting. */
  validateStatus?: (status: number) => boolean;
  /** Carries the request out. */
  adapter?: RequestAdapter;
  /** No toast when the server answers with an error. */
  skipNotify?: boolean;
  /** No jump to the sign-in page on 401. */
  skipAuth?: boolean;
}

/** An axios response; `data` is what the server sent, whatever that is. */
export interface ApiResponse {
  status: number;
  data: unknown;
}

/** A response on its way to who asked. */
export interface InterceptedResponse extends ApiResponse {
  /** Absent when an adapter made the answer up. */
  config?: RequestConfig;
}

export type RequestAdapter = (config: RequestConfig) => Promise<ApiResponse>;

export interface APIClient {
  auth: AuthClient;
  axios: {
    interceptors: {
      request: { use(intercept: (config: RequestConfig) => RequestConfig): unknown };
      response: { use(intercept: (response: InterceptedResponse) => InterceptedResponse): unknown };
    };
  };
  /** Rejects with an axios error: `{ response?: { status, data } }`. */
  request(config: RequestConfig): Promise<ApiResponse>;
}

export interface PluginManager {
  get<T>(plugin: PluginClass<T>): T;
  get(name: string): unknown;
}

/** A plugin class as a key to find its instance. */
export type PluginClass<T> = abstract new (...args: never[]) => T;

export interface BaseApplication {
  name: string;
  apiClient: APIClient;
  i18n: I18n;
  pm: PluginManager;
  /** Path of the page, with a trailing slash: `/`, `/v/`, `/nocobase/v/`. */
  getPublicPath(): string;
  /** Path of a page of this application: `signin` -> `/v/apps/NAME/signin`. */
  getHref(pathname: string): string;
  /** Absolute address of an action of the API. */
  getApiUrl(pathname?: string): string;
  /** Puts a component around all pages. */
  addProvider<P>(component: ComponentType<P & { children?: ReactNode }>, props: P): unknown;
}

export interface PluginOptions {
  name?: string;
  packageName?: string;
}

export declare class BasePlugin<A extends BaseApplication> {
  constructor(options: PluginOptions, app: A);
  options: PluginOptions;
  protected app: A;
  get pm(): PluginManager;
  afterAdd(): Promise<void>;
  beforeLoad(): Promise<void>;
  load(): Promise<void>;
}
