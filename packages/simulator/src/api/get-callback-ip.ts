import type { Context } from 'hono';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { callingApp } from './caller.js';

/** Addresses for documentation: nothing real is ever called from them. */
const ADDRESSES = ['203.0.113.10', '203.0.113.11', '198.51.100.*'];

/**
 * `getcallbackip` (doc/90238): the addresses from which WeCom calls an app; an asterisk stands for a whole block.
 * @throws WeComError those of the caller check
 */
export function getCallbackIp(c: Context<Http>, platform: Platform): Record<string, unknown> {
  callingApp(c, platform);
  return { ip_list: ADDRESSES };
}
