import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { errorOf, useAdministrator } from '../support/setup-assistant';
import { ORIGIN } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';

/** A service in the server's network that has nothing to do with WeCom. */
interface InternalService {
  url: string;
  requests: string[];
  answer: (response: http.ServerResponse) => void;
  stop: () => Promise<void>;
}

const answer: InternalService['answer'] = (response) =>
  response.end('{"errcode":0,"access_token":"T","expires_in":7200,"name":"internal"}');

async function startInternalService(): Promise<InternalService> {
  const service: Partial<InternalService> & Pick<InternalService, 'requests' | 'answer'> = { requests: [], answer };
  const server = http.createServer((request, response) => {
    service.requests.push(String(request.url));
    service.answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return Object.assign(service, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop });
}

const world = useWorld();
const admin = useAdministrator(world);
let internal: InternalService;

beforeAll(async () => {
  internal = await startInternalService();
});
afterAll(() => internal.stop());
beforeEach(() => {
  internal.requests.length = 0;
  internal.answer = answer;
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Ways to name a host that is none of WeCom's. */
function foreignAddresses(): string[] {
  return [
    internal.url,
    internal.url.replace('127.0.0.1', 'localhost'),
    internal.url.replace('127.0.0.1', '127.1'),
    internal.url.replace('127.0.0.1', '2130706433'),
    internal.url.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
    'http://169.254.169.254',
    'http://metadata.google.internal',
    'https://qyapi.weixin.qq.com.evil.example.com',
    'https://qyapi.weixin.qq.com:8443',
    'http://qyapi.weixin.qq.com',
    'https://qyapi.weixin.qq.com/../internal',
    `${world.simulator.url}/elsewhere`,
  ];
}

describe('a WeCom API that is not saved', () => {
  test('is not called, whatever it is called', async () => {
    const sent = vi.spyOn(globalThis, 'fetch');
    for (const apiBaseUrl of foreignAddresses()) {
      const secret = 'x'.repeat(43);
      const body = {
        check: 'app',
        authenticator: 'wecom',
        options: { corpId: world.simulator.app.corpId, agentId: '1', secret, origin: ORIGIN, apiBaseUrl },
      };
      sent.mockClear();
      await admin.call('check', { ...body, check: 'clock' });
      const reply = await admin.call('check', { ...body, check: 'credentials' });
      // The first two calls are the test's own.
      expect(
        sent.mock.calls.map(([address]) => new URL(new Request(address).url).pathname),
        apiBaseUrl,
      ).toEqual(['/api/wecom:check', '/api/wecom:check']);
      expect(reply.body).toMatchObject({ data: { status: 'failed', reason: 'host-not-saved' } });
    }
    expect(internal.requests).toEqual([]);
  });

  test.each([
    'http://user:password@127.0.0.1',
    'http://127.0.0.1/?x=',
    'http://127.0.0.1/#',
    'file:///etc/passwd',
    'gopher://127.0.0.1',
  ])('is no address at all as %s', async (apiBaseUrl) => {
    expect(await admin.check('credentials', { apiBaseUrl })).toMatchObject({ reason: 'host-malformed' });
  });

  test('is not written to either', async () => {
    const change = { setting: 'homepage', before: '', after: `${ORIGIN}/api/wecom:authorize?authenticator=wecom` };
    const { corpId, agentId, secret } = world.simulator.app;
    const options = { corpId, agentId, secret, origin: ORIGIN, apiBaseUrl: internal.url };
    const reply = await admin.call('applyAppSetting', { authenticator: 'wecom', options, change });
    expect(errorOf(reply)?.code).toBe('wecom_setup_not_ready');
    expect(internal.requests).toEqual([]);
  });
});

describe('a WeCom API that is saved', () => {
  beforeAll(async () => {
    const app = { corpId: 'ww0000000000000000', agentId: '1', secret: 'its own' };
    const options = { ...app, origin: ORIGIN, apiBaseUrl: internal.url };
    await world.nocobase.createAuthenticator({ name: 'internal', options });
  });
  afterAll(() => world.nocobase.app.db.getRepository('authenticators').destroy({ filter: { name: 'internal' } }));

  test('never gets the secret that was stored for another one', async () => {
    expect(await admin.check('credentials', { apiBaseUrl: internal.url })).toMatchObject({ reason: 'secret-missing' });
    expect(internal.requests).toEqual([]);
  });

  test('cannot send the server on to another host', async () => {
    const target = await startInternalService();
    internal.answer = (response) => response.writeHead(302, { Location: `${target.url}/inside` }).end();

    const result = await admin.check('credentials', { apiBaseUrl: internal.url, secret: 'x' });

    await target.stop();
    expect(result).toMatchObject({ status: 'failed', reason: 'unreachable' });
    expect(target.requests).toEqual([]);
  });

  test('tells nothing of what it answers when it is no WeCom', async () => {
    internal.answer = (response) =>
      response.end('{"errcode":40013,"errmsg":"from ip: internal-name","secret":"inside"}');
    const result = await admin.check('credentials', { apiBaseUrl: internal.url, secret: 'z' });
    expect(JSON.stringify(result)).not.toMatch(/inside|internal-name/);
  });
});

describe('the fetch of an ownership file', () => {
  const FILE = { name: 'WW_verify_Hosts01234567890.txt', body: 'Hosts01234567890' };
  beforeAll(() => admin.call('saveOwnershipFile', FILE));

  test.each([
    ['an internal service', () => internal.url],
    ['the metadata of a cloud', () => 'http://169.254.169.254'],
    ['the saved origin on another port', () => `${ORIGIN}:8443`],
  ])('does not go to an origin that is not saved: %s', async (_, origin) => {
    const sent = vi.spyOn(globalThis, 'fetch');
    expect(await admin.check('ownership-file', { origin: origin() })).toMatchObject({
      status: 'unknown',
      reason: 'origin-not-saved',
    });
    expect(sent).toHaveBeenCalledTimes(1);
    expect(internal.requests).toEqual([]);
  });
});
