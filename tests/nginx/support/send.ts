import https from 'node:https';
import { text } from 'node:stream/consumers';

export interface Request {
  path: string;
  /** Default: NocoBase's own sign-in with a password. */
  authenticator?: string;
  token?: string;
  cookie?: string;
  data?: object;
}

/** Sends a request to nginx as to a host that no name server knows; a POST when it has data. */
export async function send(host: string, request: Request): Promise<{ type: string; body: string }> {
  const { path, authenticator = 'basic', token, cookie, data } = request;
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    const sent = https.request({
      host: '127.0.0.1',
      port: process.env['NGINX_TESTS_PORT'],
      path,
      method: data ? 'POST' : 'GET',
      rejectUnauthorized: false,
      headers: {
        Host: host,
        'Content-Type': 'application/json',
        'X-Authenticator': authenticator,
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(cookie && { Cookie: cookie }),
      },
    });
    sent.once('response', resolve).once('error', reject).end(JSON.stringify(data));
  });
  return { type: response.headers['content-type'] ?? '', body: await text(response) };
}
