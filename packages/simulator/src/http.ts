import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { CallLoad } from './call-counters.js';

/** Requests come from Node sockets, or from tests without any socket. */
export type Http = { Bindings: Partial<HttpBindings>; Variables: { fault?: true; load?: CallLoad } };

/** The caller's address; 127.0.0.1 for a request without a socket. */
export function callerIp(c: Context<Http>): string {
  const address = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1';
  return address.replace(/^::ffff:/, '');
}

/** The headers of every answer of WeCom's servers. */
export const SERVER_HEADERS = { server: 'nginx' };
