import type { BaseApplication } from '@nocobase/client-v2';
import { homepageLink, type StartQuery } from '../shared/sign-in';
import { readRedirectTarget } from '../shared/redirect-target';
import type { Client } from './client';

/** The legacy client lives at `/`, the modern one at `/v/`. */
export type ShellKind = 'legacy' | 'modern';

/** The form of the addresses of one client of one application. */
export interface Shell {
  kind: ShellKind;
  /** Name of the application: `main`, or that of a sub-application. */
  appName: string;
  /** Path in front of every page, without a trailing slash: ``, `/v`, `/nocobase/v/apps/NAME`. */
  basename: string;
  /** First segments of paths that other applications own, here and in the other client. */
  foreignSegments: string[];
  /** Address of the application's API, with a trailing slash. */
  apiUrl: string;
}

/**
 * @param app NocoBase's application of this page
 * @param modernPrefix first segment of the modern client's paths
 */
export function readShell(app: BaseApplication, kind: ShellKind, modernPrefix: string): Shell {
  return {
    kind,
    appName: app.name,
    basename: app.getHref('').replace(/\/+$/, ''),
    foreignSegments: ['apps', modernPrefix],
    apiUrl: app.getApiUrl(app.name === 'main' ? '' : `__app/${app.name}/`),
  };
}

/** Tells whether a root-relative path is a page of this client, so that its router can show it without a page load. */
export function ownsPath(shell: Shell, path: string): boolean {
  const inside = insidePath(shell, path);
  return inside !== undefined && !shell.foreignSegments.includes(inside.split(/[/?#]/, 2)[1] ?? '');
}

/** Cuts the basename off a root-relative path; undefined when the path is elsewhere. */
export function insidePath({ basename }: Shell, path: string): string | undefined {
  if (path !== basename && !/^[/?#]/.test(path.slice(basename.length))) {
    return undefined;
  }
  return path.startsWith(basename) ? path.slice(basename.length) || '/' : undefined;
}

/** The form of a root-relative path in which this client keeps a redirect target: the legacy one without basename. */
export function toTarget(shell: Shell, path: string): string | undefined {
  return shell.kind === 'modern' ? path : insidePath(shell, path);
}

/** The root-relative path that a redirect target of this client means; undefined when it leads out of the app. */
export function fromTarget(shell: Shell, text: string | null): string | undefined {
  const target = text ? readRedirectTarget(text) : undefined;
  if (!target) {
    return undefined;
  }
  return shell.kind === 'modern' && ownsPath(shell, target) ? target : shell.basename + target;
}

/**
 * The address that starts a sign-in.
 * @param path root-relative path to come back to; without it a legacy page leaves the choice to the authenticator
 * @param account `new`: a new user rather than one who has typed in the member's phone number
 */
export function authorizeUrl(
  { app, shell }: Pick<Client, 'app' | 'shell'>,
  authenticator: string,
  path?: string,
  account?: 'new',
): string {
  const asked = {
    redirect: askedParameter(shell, path),
    account,
    // A navigation has no header for it.
    locale: app.apiClient.auth.locale,
  } satisfies { [Name in keyof StartQuery]?: StartQuery[Name] | null | undefined };
  const query = Object.entries(asked).map(([name, value]) => (value ? `&${name}=${encodeURIComponent(value)}` : ''));
  return homepageLink(shell.apiUrl, authenticator) + query.join('');
}

/** The path to come back to, as the server is told; undefined leaves the choice to the authenticator. */
export function askedParameter(shell: Shell, path = defaultPath(shell)): string | undefined {
  return path && toTarget(shell, path);
}

// Without a target the server comes back to the legacy client.
function defaultPath(shell: Shell): string | undefined {
  return shell.kind === 'modern' ? `${shell.basename}/admin` : undefined;
}

/** The sign-in page's own address. */
export function signInPath(shell: Shell, path?: string): string {
  const target = path && toTarget(shell, path);
  return `${shell.basename}/signin${target ? `?redirect=${encodeURIComponent(target)}` : ''}`;
}
