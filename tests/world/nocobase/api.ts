import http from 'node:http';
import { buffer } from 'node:stream/consumers';

/** One request to NocoBase's HTTP API. */
export interface ApiRequest {
  /** Default: POST when there is a body, else GET. */
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Session token. */
  token?: string;
  headers?: Record<string, string>;
  /** Name to value, as a browser would send them back. */
  cookies?: Record<string, string>;
}

export interface ApiReply {
  status: number;
  headers: Headers;
  /** Parsed JSON, or the text when it is none. */
  body: unknown;
  /** The values that the reply sets, by cookie name. */
  cookies: Record<string, string>;
}

/** Sends a request and never follows a redirect, so that a test sees where the browser would go. */
export async function requestApi(url: string, request: ApiRequest = {}): Promise<ApiReply> {
  const hasBody = request.body !== undefined;
  const send = request.headers?.['Host'] ? fetchAtHost : fetch;
  const response = await send(url, {
    method: request.method ?? (hasBody ? 'POST' : 'GET'),
    headers: requestHeaders(request, hasBody),
    redirect: 'manual',
    ...(hasBody && { body: JSON.stringify(request.body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: parseBody(await response.text()),
    cookies: Object.fromEntries(response.headers.getSetCookie().map(parseSetCookie)),
  };
}

// `fetch` writes `Host` itself.
async function fetchAtHost(url: string, { method, headers, body }: SentRequest): Promise<Response> {
  const incoming = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.request(url, { method, headers }, resolve).on('error', reject).end(body);
  });
  const received = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) {
      received.append(name, value);
    }
  }
  return new Response(await buffer(incoming), { status: incoming.statusCode ?? 500, headers: received });
}

interface SentRequest {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

function requestHeaders({ token, cookies, headers }: ApiRequest, hasBody: boolean): Record<string, string> {
  return {
    ...(hasBody && { 'Content-Type': 'application/json' }),
    ...(token && { Authorization: `Bearer ${token}` }),
    ...(cookies && {
      Cookie: Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    }),
    ...headers,
  };
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function parseSetCookie(line: string): [string, string] {
  const [pair = ''] = line.split(';');
  const equals = pair.indexOf('=');
  return [pair.slice(0, equals), pair.slice(equals + 1)];
}
