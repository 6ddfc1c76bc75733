import type { IncomingMessage } from 'node:http';
import {
  buildRedirectPath,
  getModernClientPrefix,
  resolveSigninPrefix,
  resolveSubAppSegment,
} from '@nocobase/plugin-auth';
import { homepageLink } from '../../shared/sign-in';
import { isMainApplication } from '../nocobase/application';
import type { WeComOptions } from '../authenticators/options';
import type { RequestContext } from '../nocobase/request-context';

/**
 * Addresses of this application. They are built from the configured origin and NocoBase's own settings, never from
 * `Host` or `X-Forwarded-*`, which a stranger can write.
 */

/**
 * The sign-in page of the client that a redirect target belongs to, as a path: `/signin`, `/nocobase/v/signin`.
 * @param origin of the authenticator; undefined when it is not known
 */
export async function signInPath(
  ctx: RequestContext,
  redirectTarget: string,
  origin: string | undefined,
): Promise<string> {
  const place = await deployment(ctx, origin);
  return `${resolveSigninPrefix({ ...place, redirect: rootRelative(place, redirectTarget) })}/signin`;
}

/** A redirect target as the final path on this origin: `/admin` becomes `/nocobase/admin` in a sub-path deployment. */
export async function finalPath(ctx: RequestContext, redirectTarget: string, origin: string): Promise<string> {
  const place = await deployment(ctx, origin);
  const target = rootRelative(place, redirectTarget);
  // NocoBase 2.1 would put the sub-application in front of it once more.
  return isOfModernSubApp(place, target) ? target : buildRedirectPath({ ...place, target });
}

/** A redirect target as the client that it belongs to expects it on its sign-in page, when the origin is not known. */
export async function clientTarget(ctx: RequestContext, redirectTarget: string): Promise<string> {
  return rootRelative(await deployment(ctx, undefined), redirectTarget);
}

/** The link for the workbench: it signs the member in and goes on to the authenticator's redirect path. */
export function homepageUrl(
  { app }: Pick<RequestContext, 'app'>,
  { origin }: Pick<WeComOptions, 'origin'>,
  authenticator: string,
): string {
  const apiPath = process.env['API_BASE_PATH'] || '/api/';
  const subAppPath = isMainApplication(app) ? '' : `__app/${encodeURIComponent(app.name)}/`;
  return homepageLink(`${origin}${apiPath}${subAppPath}`, authenticator);
}

interface Deployment {
  /** Path in front of everything, without a slash at the end: `/nocobase`. */
  appPublicPath: string;
  /** Path of a sub-application in front of its pages: `/apps/NAME`; empty when it has a host of its own. */
  subAppSegment: string;
}

// NocoBase would ask the request whether a sub-application is reached by its own host name. The origin tells: it is the
// address that members open.
async function deployment(ctx: RequestContext, origin: string | undefined): Promise<Deployment> {
  const headers = origin ? { host: new URL(origin).host } : {};
  return {
    appPublicPath: (process.env['APP_PUBLIC_PATH'] ?? '').replace(/\/+$/, ''),
    subAppSegment: await resolveSubAppSegment({ headers } as IncomingMessage, ctx.app.name),
  };
}

function isOfModernSubApp({ subAppSegment }: Deployment, target: string): boolean {
  return subAppSegment !== '' && target.startsWith(`/${getModernClientPrefix()}${subAppSegment}/`);
}

/**
 * The modern client's pages go by their whole path. An administrator writes `/v/admin` whatever the deployment is, and
 * means `/nocobase/v/admin` or `/v/apps/NAME/admin`.
 */
function rootRelative({ appPublicPath, subAppSegment }: Deployment, redirectTarget: string): string {
  const modern = `/${getModernClientPrefix()}`;
  const page = redirectTarget.slice(modern.length);
  const isModern = redirectTarget.startsWith(modern) && /^([/?#]|$)/.test(page);
  return isModern && !page.startsWith('/apps/') ? `${appPublicPath}${modern}${subAppSegment}${page}` : redirectTarget;
}
