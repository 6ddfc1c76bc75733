import type { ApiResponse } from '@nocobase/client-v2';
import type { Failure } from '../shared/sign-in';
import { readableError } from './sign-in-failure';

/** The answer of an action. */
export interface Reply<Data> {
  data?: Data;
  meta?: { count: number };
  /** Without a code when the server did not answer. */
  error?: Failure;
}

/**
 * Reads a reply to a request for an action. Something between browser and server may answer in its place, also with HTTP
 * 200: the sign-in page of a public network, the error page of a proxy. That is no answer of the server.
 */
export function readReply<Data>({ status, data }: ApiResponse): Reply<Data> {
  const body = isObject(data) ? data : {};
  if (status !== 200) {
    return { error: readableError(status, readError(body['errors'])) };
  }
  return isObject(data) && isOfNocoBase(body) ? body : { error: {} };
}

/** The same of an action that lists rows. */
export function asRows<Row>(reply: Reply<Row[]>): Reply<Row[]> {
  return reply.error || (Array.isArray(reply.data) && reply.data.every(isObject)) ? reply : { error: {} };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// NocoBase puts what an action answers under `data`. An action that answers nothing leaves that out, but puts nothing else
// there beside messages to the person.
function isOfNocoBase(body: Record<string, unknown>): boolean {
  return 'data' in body || Object.keys(body).every((key) => key === 'messages');
}

function readError(errors: unknown): Failure {
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (!isObject(first)) {
    return {};
  }
  const { message, code, ...others } = first;
  return { ...others, ...text('message', message), ...text('code', code) };
}

function text(name: 'code' | 'message', value: unknown): Failure {
  return typeof value === 'string' ? { [name]: value } : {};
}
