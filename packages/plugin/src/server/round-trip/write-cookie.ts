import type { RequestContext } from '../nocobase/request-context';

/**
 * Gives the browser a cookie for our API: out of reach of scripts, and sent along when WeCom sends the browser back.
 * Written by hand: whether the connection to the browser is https follows from the configured origin, and Koa would judge
 * it by the last hop.
 * @param value base64url and dots, which need no escaping
 * @param maxAgeSeconds 0 removes it
 * @param secure whether the application is served by https
 */
export function writeCookie(
  ctx: RequestContext,
  name: string,
  value: string,
  maxAgeSeconds: number,
  secure: boolean,
): void {
  const path = process.env['API_BASE_PATH'] || '/api/';
  const attributes = [
    `Path=${path}`,
    `Max-Age=${maxAgeSeconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ];
  ctx.append('Set-Cookie', [`${name}=${value}`, ...attributes].join('; '));
}
