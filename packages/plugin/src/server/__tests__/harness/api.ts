import http from 'node:http';
import { text as readText } from 'node:stream/consumers';

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
  const response = await send(url, request.method ?? (hasBody ? 'POST' : 'GET'), request);
  const headers = new Headers();
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return {
    status: response.statusCode ?? 0,
    headers,
    body: parseBody(await readText(response)),
    cookies: Object.fromEntries(headers.getSetCookie().map(parseSetCookie)),
  };
}

// `fetch` would write `Host` itself.
function send(url: string, method: string, request: ApiRequest): Promise<http.IncomingMessage> {
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  return new Promise((resolve, reject) => {
    const outgoing = http.request(url, { method, headers: requestHeaders(request, body !== undefined) }, resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
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
