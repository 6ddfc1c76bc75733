import https from 'node:https';
import { text } from 'node:stream/consumers';
import { ownershipFileOf } from '../e2e/support/ownership-file';
import { ROOT_USER } from '../scripts/host/start-host';
import { expect, test } from './fixtures';
import { apiPath, CONFIGURED_BY_NOCOBASE, configuredHost } from './support/deployments';

interface Request {
  path: string;
  token?: string;
  data?: object;
}

/** Sends a request to nginx as to a host that no name server knows; a POST when it has data. */
async function send(host: string, { path, token, data }: Request): Promise<{ type: string; body: string }> {
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    const request = https.request({
      host: '127.0.0.1',
      port: process.env['NGINX_TESTS_PORT'],
      path,
      method: data ? 'POST' : 'GET',
      rejectUnauthorized: false,
      headers: {
        Host: host,
        'Content-Type': 'application/json',
        'X-Authenticator': 'basic',
        ...(token && { Authorization: `Bearer ${token}` }),
      },
    });
    request.once('response', resolve).once('error', reject).end(JSON.stringify(data));
  });
  return { type: response.headers['content-type'] ?? '', body: await text(response) };
}

for (const [index, deployment] of CONFIGURED_BY_NOCOBASE.entries()) {
  test(`${deployment.name}, NocoBase’s configuration of nginx serves an ownership file`, async ({ client }) => {
    const host = configuredHost(deployment);
    const api = apiPath(deployment);
    const file = ownershipFileOf(client, index);
    const { email: account, password } = ROOT_USER;
    const session = await send(host, { path: `${api}auth:signIn`, data: { account, password } });
    const { token } = (JSON.parse(session.body) as { data: { token: string } }).data;
    expect(await send(host, { path: `/${file.name}` })).toMatchObject({ type: 'text/html' });

    await send(host, { path: `${api}wecom:saveOwnershipFile`, token, data: file });
    expect(await send(host, { path: `/${file.name}` })).toEqual({ type: 'text/plain', body: file.body });

    await send(host, { path: `${api}wecom:removeOwnershipFile`, token, data: { name: file.name } });
    expect(await send(host, { path: `/${file.name}` })).toMatchObject({ type: 'text/html' });
  });
}
