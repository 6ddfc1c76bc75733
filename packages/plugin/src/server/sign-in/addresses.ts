import { buildRedirectPath, resolveSigninPrefix, resolveSubAppSegment } from '@nocobase/plugin-auth';
import { homepageLink } from '../../shared/homepage-link';
import type { WeComOptions } from '../options';
import type { RequestContext } from '../request-context';

/**
 * Addresses of this application. They are built from the configured origin and NocoBase's own settings, never from
 * `Host` or `X-Forwarded-*`, which a stranger can write.
 */

/** The sign-in page of the client that a redirect target belongs to, as a path: `/signin`, `/nocobase/v/signin`. */
export async function signInPath(ctx: RequestContext, redirectTarget: string): Promise<string> {
  const prefix = resolveSigninPrefix({ ...(await deployment(ctx)), redirect: redirectTarget });
  return `${prefix}/signin`;
}

/** A redirect target as the final path on this origin: `/admin` becomes `/nocobase/admin` in a sub-path deployment. */
export async function finalPath(ctx: RequestContext, redirectTarget: string): Promise<string> {
  return buildRedirectPath({ ...(await deployment(ctx)), target: redirectTarget });
}

/** The link for the workbench: it signs the member in and goes on to the authenticator's redirect path. */
export function homepageUrl(ctx: RequestContext, options: WeComOptions, authenticator: string): string {
  const apiPath = process.env['API_BASE_PATH'] || '/api/';
  const app = ctx.app.name === 'main' ? '' : `__app/${encodeURIComponent(ctx.app.name)}/`;
  return homepageLink(`${options.origin}${apiPath}${app}`, authenticator);
}

async function deployment(ctx: RequestContext) {
  return {
    appPublicPath: process.env['APP_PUBLIC_PATH'] ?? null,
    subAppSegment: await resolveSubAppSegment(ctx.req, ctx.app.name),
  };
}
