/** A way to put NocoBase behind nginx, as browsers and WeCom see it. */
export interface Deployment {
  /** For test titles. */
  name: string;
  /** The option "Origin", with the port unless it is the default one. */
  origin: string;
  /** Path under which NocoBase is served (`APP_PUBLIC_PATH`), with slashes at both ends. */
  publicPath: string;
  /** First segment of the modern client's paths (`APP_MODERN_CLIENT_PREFIX`). */
  modernPrefix: string;
  /** Name of the sub-application; without one it is the main application. */
  subApp?: string;
  /** Clients for which this way differs from the others. */
  clients: readonly ClientKind[];
}

export type ClientKind = 'legacy' | 'modern';

const BOTH: readonly ClientKind[] = ['legacy', 'modern'];

export const ROOT: Deployment = {
  name: 'at the root',
  origin: 'https://nocobase.example.com',
  publicPath: '/',
  modernPrefix: 'v',
  // The tests without nginx use both at these paths.
  clients: ['legacy'],
};

/** An application of the same NocoBase as `ROOT`. */
export const SUB_APPLICATION: Deployment = { ...ROOT, name: 'in a sub-application', subApp: 'sales', clients: BOTH };

export const SUB_PATH: Deployment = {
  name: 'below a path',
  origin: 'https://path.example.com',
  publicPath: '/nocobase/',
  modernPrefix: 'v',
  clients: BOTH,
};

const OTHER_PREFIX: Deployment = {
  name: 'with another prefix of the modern client',
  origin: 'https://prefix.example.com',
  publicPath: '/',
  modernPrefix: 'modern',
  clients: ['modern'],
};

const OTHER_PORT: Deployment = {
  name: 'on a port of its own',
  origin: 'https://port.example.com:8443',
  publicPath: '/',
  modernPrefix: 'v',
  // The server makes the addresses with an origin, for both alike.
  clients: ['legacy'],
};

/** Those with a NocoBase of their own. */
export const MAIN_APPLICATIONS = [ROOT, SUB_PATH, OTHER_PREFIX, OTHER_PORT];

export const DEPLOYMENTS = [...MAIN_APPLICATIONS, SUB_APPLICATION];

/** Those that are also served by an nginx with the configuration that NocoBase itself writes. */
export const CONFIGURED_BY_NOCOBASE = [ROOT, SUB_PATH];

/** The host name under which nginx serves one of these: `configured-nocobase.example.com`. */
export function configuredHost({ origin }: Deployment): string {
  return `configured-${new URL(origin).hostname}`;
}

/** Path of the application's API, with a slash at the end. */
export function apiPath({ publicPath, subApp }: Deployment): string {
  return `${publicPath}api/${subApp ? `__app/${subApp}/` : ''}`;
}

/** What stands before the paths of a client's pages, without a slash at the end: `/nocobase/v/apps/sales`. */
export function basename({ publicPath, modernPrefix, subApp }: Deployment, client: ClientKind): string {
  const segments = [client === 'modern' && modernPrefix, subApp && `apps/${subApp}`].filter(Boolean);
  return `${publicPath}${segments.join('/')}`.replace(/\/$/, '');
}
