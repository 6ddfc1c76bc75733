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
  const response = await fetch(url, {
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
