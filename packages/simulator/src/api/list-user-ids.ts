import type { Context } from 'hono';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { callingApp } from './caller.js';

/**
 * `user/list_id` (doc/96067): only the secret of contact sync may call it, which no app has. The number is from one report.
 * @throws WeComError 48002 and those of the caller check
 */
export function listUserIds(c: Context<Http>, platform: Platform): never {
  callingApp(c, platform);
  throw new WeComError(48002);
}
