import type { MiddlewareHandler } from 'hono';
import { callerIp, type Http } from './http.js';
import { maskedQuery } from './journal.js';
import type { Platform } from './platform.js';

/** Notes each request, once it is answered. */
export function keepJournal(platform: Platform): MiddlewareHandler<Http> {
  return async (c, next) => {
    const at = platform.now();
    await next();
    const isApi = c.req.path.startsWith('/cgi-bin/') && c.res.status === 200;
    platform.journal.add({
      at,
      method: c.req.method,
      path: c.req.path,
      query: maskedQuery(new URL(c.req.url)),
      ip: callerIp(c),
      userAgent: c.req.header('user-agent') ?? '',
      status: c.res.status,
      ...(isApi && { errcode: Number(c.res.headers.get('error-code') ?? 0) }),
      ...c.get('load'),
      ...(c.get('fault') && { fault: true as const }),
    });
  };
}
