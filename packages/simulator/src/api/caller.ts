import type { Context } from 'hono';
import type { App } from '../company/company.js';
import { WeComError } from '../errors.js';
import { callerIp, type Http } from '../http.js';
import type { Platform } from '../platform.js';

/**
 * Finds the app behind a call, in WeCom's order: the token (read from the query alone), the app, the caller's address.
 * @throws WeComError 41001, 40014, 42001, 60020, 50003
 */
export function callingApp(c: Context<Http>, platform: Platform): App {
  const app = callerOf(c, platform);
  if (app.stopped) {
    throw new WeComError(50003);
  }
  return app;
}

/**
 * The same for calls that may also speak of a stopped app.
 * @throws WeComError 41001, 40014, 42001, 60020
 */
export function callerOf(c: Context<Http>, platform: Platform): App {
  const token = c.req.query('access_token');
  if (!token) {
    throw new WeComError(41001);
  }
  const app = platform.accessTokens.check(token, platform.apps, platform.now());
  if (app === 'unknown') {
    throw new WeComError(40014);
  }
  if (app === 'expired') {
    throw new WeComError(42001);
  }
  if (app.trustedIps !== 'any' && !app.trustedIps.includes(callerIp(c))) {
    throw new WeComError(60020);
  }
  return app;
}
