import type { Context } from 'hono';
import { errorMessage } from '../errors.js';
import { callerIp, SERVER_HEADERS, type Http } from '../http.js';
import type { Platform } from '../platform.js';

/** A successful answer. */
export function replyOk(platform: Platform, fields: Record<string, unknown>): Response {
  return json(platform, { errcode: 0, errmsg: 'ok', ...fields }, {});
}

/**
 * A refusal in WeCom's shape: HTTP 200, the call's empty default fields, and the error in headers too.
 * @param emptyFields what the call's success answer would hold, empty
 */
export function replyError(
  c: Context<Http>,
  platform: Platform,
  errcode: number,
  emptyFields: Record<string, unknown> = {},
): Response {
  const ip = platform.behaviour.fromIpInErrors === 'yes' ? callerIp(c) : undefined;
  const errmsg = errorMessage(errcode, platform.now(), ip);
  return json(platform, { errcode, errmsg, ...emptyFields }, { 'error-code': String(errcode), 'error-msg': errmsg });
}

function json(platform: Platform, body: Record<string, unknown>, headers: Record<string, string>): Response {
  const date = new Date(platform.now()).toUTCString();
  return new Response(JSON.stringify(body, null, 3), {
    headers: { 'content-type': 'application/json; charset=UTF-8', date, ...SERVER_HEADERS, ...headers },
  });
}
