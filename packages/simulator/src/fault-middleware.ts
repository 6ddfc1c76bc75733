import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import { setTimeout as wait } from 'node:timers/promises';
import { replyError } from './api/reply.js';
import type { FaultRule } from './faults.js';
import { SERVER_HEADERS, type Http } from './http.js';
import type { Platform } from './platform.js';

/** Spoils the answers that a waiting fault matches. */
export function spoilWithFaults(platform: Platform): MiddlewareHandler<Http> {
  return async (c, next) => {
    const rule = platform.faults.take(c.req.path);
    if (!rule) {
      return next();
    }
    c.set('fault', true);
    if (rule.delayMs) {
      await wait(rule.delayMs);
    }
    return spoiledAnswer(rule, c, platform) ?? next();
  };
}

function spoiledAnswer(rule: FaultRule, c: Context<Http>, platform: Platform): Response | undefined {
  if (rule.hangUp) {
    return hangUp(c);
  }
  if (rule.status !== undefined) {
    return text(`<html><body>${rule.status}</body></html>`, 'text/html', rule.status);
  }
  if (rule.errcode !== undefined) {
    return replyError(c, platform, rule.errcode);
  }
  if (rule.badJson) {
    return text('{\n   "errcode": 0,\n   "errm', 'application/json; charset=UTF-8');
  }
  if (rule.html) {
    return text('<html><body><h1>Welcome to the network</h1></body></html>', 'text/html');
  }
  if (rule.hugeBodyBytes !== undefined) {
    return hugeBody(rule.hugeBodyBytes);
  }
  return rule.slowBodyMs === undefined ? undefined : slowBody(rule.slowBodyMs);
}

function text(body: string, contentType: string, status = 200): Response {
  return new Response(body, { status, headers: { 'content-type': contentType, ...SERVER_HEADERS } });
}

function hangUp(c: Context<Http>): Response {
  c.env?.incoming?.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Made while it is read: most of it never is. */
function hugeBody(bytes: number): Response {
  const encoder = new TextEncoder();
  const padding = encoder.encode('x'.repeat(64 * 1024));
  let missing = bytes;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode('{ "errcode": 0, "errmsg": "ok", "padding": "')),
    pull(controller) {
      missing -= padding.length;
      if (missing > -padding.length) {
        return controller.enqueue(padding);
      }
      controller.enqueue(encoder.encode('" }'));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json; charset=UTF-8', ...SERVER_HEADERS } });
}

function slowBody(milliseconds: number): Response {
  const pieces = ['{ "errcode": 0,', ' "errmsg"', ': "ok"', ' }'];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) {
        return controller.close();
      }
      controller.enqueue(new TextEncoder().encode(piece));
      await wait(milliseconds / 4);
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json; charset=UTF-8', ...SERVER_HEADERS } });
}
