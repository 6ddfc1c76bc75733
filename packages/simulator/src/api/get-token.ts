import type { Context } from 'hono';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';

/**
 * `gettoken` (doc/91039): secret looked at before corp ID; not subject to the trusted IPs.
 * @throws WeComError 41004, 41002, 40013, 40001
 */
export function getToken(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const secret = c.req.query('corpsecret');
  const corpId = c.req.query('corpid');
  if (!secret) {
    throw new WeComError(41004);
  }
  if (!corpId) {
    throw new WeComError(41002);
  }
  if (corpId !== platform.corpId) {
    throw new WeComError(40013);
  }
  const app = platform.apps.find((candidate) => candidate.secret === secret);
  if (!app || app.stopped) {
    throw new WeComError(40001);
  }
  const reuse = platform.behaviour.repeatedToken === 'same';
  const token = platform.accessTokens.issue(app, platform.now(), reuse);
  return { access_token: token.value, expires_in: token.expiresInSeconds };
}
