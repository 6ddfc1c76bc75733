import { isIP } from 'node:net';
import type * as z from 'zod/mini';
import { reasonOfRefusal, type RefusalReason } from './errcodes';
import { readLimited } from './read-limited';
import { replyStatus } from './schemas';
import { WeComRefusedError, WeComUnreachableError } from './wecom-error';

/** The way to WeCom; all of it replaceable, so that tests and the simulator need no patching. */
export interface Transport {
  fetch: typeof globalThis.fetch;
  /** Base of the server API, without a trailing slash: `https://qyapi.weixin.qq.com`. */
  apiBaseUrl: string;
  /** Waits before a repeat. @param ms milliseconds */
  sleep: (ms: number) => Promise<void>;
}

/** Whatever JSON can say. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface Call {
  /** Below `/cgi-bin/`: `user/get`. */
  path: string;
  query: Record<string, string>;
  /** Sent as JSON by POST when given; a GET otherwise. */
  body?: { readonly [name: string]: Json };
  /** False for a call that uses up what it carries (a code); such a call is sent exactly once. */
  repeatable: boolean;
  /** True for a call that a whole company may be in the reply of. */
  isLarge?: boolean;
}

/** A call is given up after this many milliseconds. */
const TIME_LIMIT_MS = 5_000;
/** The largest reply that is read, in bytes; real ones have a few kilobytes. */
const BODY_LIMIT_BYTES = 256 * 1024;
/** The same for a large one: the 30,000 members that a department may have, with half a kilobyte each. */
const LARGE_BODY_LIMIT_BYTES = 16 * 1024 * 1024;
/** Waits before the first and second repeat, in milliseconds. */
const REPEAT_AFTER_MS = [200, 600];

/**
 * Sends one call to WeCom's server API and returns its reply as the schema's type.
 * @param reasonOf what a number means for this call
 * @throws WeComUnreachableError no usable answer, also after the repeats
 * @throws WeComRefusedError WeCom said no
 */
export async function callWeCom<Schema extends z.ZodMiniType>(
  transport: Transport,
  call: Call,
  schema: Schema,
  reasonOf: (errcode: number) => RefusalReason = reasonOfRefusal,
): Promise<z.output<Schema>> {
  const waits = call.repeatable ? REPEAT_AFTER_MS : [];
  for (const wait of waits) {
    try {
      return judge(await send(transport, call), schema, reasonOf);
    } catch (error) {
      if (!isPassing(error)) {
        throw error;
      }
      await transport.sleep(wait);
    }
  }
  return judge(await send(transport, call), schema, reasonOf);
}

function isPassing(error: unknown): boolean {
  return error instanceof WeComUnreachableError
    ? error.passing
    : error instanceof WeComRefusedError && error.reason === 'system-busy';
}

async function send(transport: Transport, call: Call): Promise<unknown> {
  const url = `${transport.apiBaseUrl}/cgi-bin/${call.path}?${new URLSearchParams(call.query).toString()}`;
  const request: RequestInit = {
    // A redirect would carry the token in the address to somebody else.
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    ...(call.body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(call.body),
    }),
  };
  try {
    const response = await transport.fetch(url, request);
    if (!response.ok) {
      await response.body?.cancel();
      throw new WeComUnreachableError(`HTTP ${response.status}`, response.status >= 500);
    }
    return JSON.parse(await readText(response, call.isLarge ? LARGE_BODY_LIMIT_BYTES : BODY_LIMIT_BYTES)) as unknown;
  } catch (error) {
    throw asUnreachable(error);
  }
}

async function readText(response: Response, limitBytes: number): Promise<string> {
  const body = await readLimited(response, limitBytes);
  if (!body) {
    throw new WeComUnreachableError('reply too large');
  }
  return body.toString('utf8');
}

// Only the kind of failure: messages of fetch errors can hold the address, and the address holds secrets.
function asUnreachable(error: unknown): WeComUnreachableError {
  if (error instanceof WeComUnreachableError) {
    return error;
  }
  if (error instanceof SyntaxError) {
    return new WeComUnreachableError('reply is not JSON');
  }
  // Do not retry after a timeout: the person has already waited once.
  const tookTooLong = error instanceof Error && error.name === 'TimeoutError';
  return new WeComUnreachableError(tookTooLong ? 'time limit' : 'connection failed', !tookTooLong);
}

function judge<Schema extends z.ZodMiniType>(
  reply: unknown,
  schema: Schema,
  reasonOf: (errcode: number) => RefusalReason,
): z.output<Schema> {
  const status = replyStatus.safeParse(reply);
  if (!status.success) {
    throw new WeComUnreachableError('reply is not from WeCom');
  }
  const { errcode = 0, errmsg } = status.data;
  if (errcode !== 0) {
    throw new WeComRefusedError(reasonOf(errcode), errcode, callerIpIn(errmsg));
  }
  const result = schema.safeParse(reply);
  if (!result.success) {
    throw new WeComUnreachableError('reply lacks a field');
  }
  return result.data;
}

// The one thing read from WeCom's text: it is the only place that names the address to trust (60020).
function callerIpIn(errmsg: string): string | undefined {
  const ip = /from ip:\s*([0-9a-f.:]{3,45})/i.exec(errmsg)?.[1];
  return ip && isIP(ip) > 0 ? ip : undefined;
}
