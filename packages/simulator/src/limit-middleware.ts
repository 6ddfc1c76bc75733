import type { MiddlewareHandler } from 'hono';
import { replyError } from './api/reply.js';
import type { Http } from './http.js';
import type { Platform } from './platform.js';

/** Counts each call of the server API, and refuses those above a limit. */
export function limitCalls(platform: Platform): MiddlewareHandler<Http> {
  return async (c, next) => {
    const { path } = c.req;
    const { load, errcode } = platform.calls.begin(path, platform.now());
    c.set('load', load);
    try {
      return errcode === undefined ? await next() : replyError(c, platform, errcode);
    } finally {
      platform.calls.end(path);
    }
  };
}
