import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { foreignness, type Sender } from './foreign-pages.js';
import { listen } from './listen.js';
import { startSimulator } from './simulator.js';
import { Stage } from './testing/stage.js';

const changing = (sender: Partial<Sender>): Sender => ({
  method: 'POST',
  host: 'localhost:13100',
  origin: undefined,
  fetchSite: undefined,
  ...sender,
});

describe('a change of the simulator', () => {
  it.each([
    ['by a program', {}],
    ['by a program that knows a container by its name', { host: 'simulator:13100' }],
    ['by its own page', { origin: 'http://localhost:13100', fetchSite: 'same-origin' }],
    ['by its own page at an address', { host: '[::1]:13100', origin: 'http://[::1]:13100' }],
    ['by its own page behind TLS', { host: 'sim.test', origin: 'https://sim.test' }],
    ['by a page that it plays for WeCom', { origin: 'https://login.work.weixin.qq.com', fetchSite: 'same-origin' }],
    ['under the name that it listens on', { host: 'wecom.example.com:13100' }],
  ])('is made %s', (_who, sender) => {
    expect(foreignness(changing(sender), 'wecom.example.com')).toBeUndefined();
  });

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://localhost:13000', fetchSite: 'same-site' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['a page of another site in a browser that sends no origin', { fetchSite: 'cross-site' }],
    ['a page whose name begins like ours', { origin: 'http://localhost:13100.evil.example' }],
    [
      'a page whose name was pointed at this machine',
      { host: 'evil.example:13100', origin: 'http://evil.example:13100' },
    ],
    ['no host at all', { host: '' }],
  ])('is refused from %s', (_who, sender) => {
    expect(foreignness(changing(sender), '127.0.0.1')).toBeDefined();
  });

  it('is not even looked at under a name that was pointed at this machine', () => {
    expect(foreignness(changing({ method: 'GET', host: 'evil.example' }), '127.0.0.1')).toBeDefined();
    expect(foreignness(changing({ method: 'GET', fetchSite: 'cross-site' }), '127.0.0.1')).toBeUndefined();
  });
});

describe('a page of another site', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));
  const origin = 'https://evil.example';

  // Those that a page can send without asking first: no JSON, no other methods.
  it.each([
    ['reset', 'text/plain', ''],
    ['fail', 'text/plain', '{"path":"gettoken","hangUp":true}'],
    ['advance', 'application/x-www-form-urlencoded', 'ms=1'],
    ['seed', 'multipart/form-data; boundary=x', '--x--'],
    // And those that it cannot send either.
    ['fail', 'application/json', '{"path":"gettoken","hangUp":true}'],
  ])('does not get its %s (%s) to the control', async (path, type, body) => {
    stage.control.advance(1000);
    const headers = { origin, 'content-type': type };
    const response = await stage.http.request(`/__simulator/api/${path}`, { method: 'POST', headers, body });
    expect(response.status).toBe(403);
    expect([stage.control.now(), stage.control.faults()]).toEqual([1000, []]);
  });

  it.each(['app', 'behaviour', 'fail', 'advance', 'reset', 'clear-faults', 'clear-journal', 'forget-consent'])(
    'does not send the form %s',
    async (form) => {
      const init = { method: 'POST', headers: { origin }, body: new URLSearchParams() };
      expect((await stage.http.request(`/__simulator/${form}`, init)).status).toBe(403);
    },
  );

  it.each([
    ['DELETE', 'faults'],
    ['DELETE', 'journal'],
    ['DELETE', 'members/lisi'],
    ['PATCH', 'behaviour'],
  ])('does not get its %s of %s to the control', async (method, path) => {
    expect((await stage.http.request(`/__simulator/api/${path}`, { method, headers: { origin } })).status).toBe(403);
  });

  it('does not read secrets under a name of its own', async () => {
    for (const path of ['/', '/__simulator/api/state', '/__simulator/journal']) {
      const response = await stage.http.request(path, { headers: { host: 'evil.example:13100' } });
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain(stage.app.secret);
    }
  });

  it('does not frame the control', async () => {
    expect((await stage.http.request('/')).headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  it('does not answer for a member', async () => {
    const scan = { key: 'x', memberId: 'zhangsan', decision: 'confirm' };
    const init = { method: 'POST', headers: { origin }, body: JSON.stringify(scan) };
    expect((await stage.http.request('/wwlogin/sso/scan', init)).status).toBe(403);
    expect((await stage.http.request('/connect/oauth2/authorize', { ...init, body: 'answer=allow' })).status).toBe(403);
  });

  it('does not hand the client to another member', async () => {
    const simulator = await startSimulator({ clientPort: 0 });
    const body = new URLSearchParams({ member: 'zhouba', device: 'desktop' });
    const init: RequestInit = { method: 'POST', headers: { origin }, body, redirect: 'manual' };
    const response = await fetch(simulator.clientUrl ?? '', init);
    await simulator.stop();
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('does not reach the app through the client under a name of its own', async () => {
    const requests: string[] = [];
    const app = await listen(
      (request, response) => (requests.push(request.url ?? ''), void response.end()),
      'localhost',
      0,
    );
    const simulator = await startSimulator({ clientPort: 0, appOrigin: `http://localhost:${app.port}` });
    const { port } = new URL(simulator.clientUrl ?? '');
    const statusOf = async (host: string, path: string) => {
      const asked = get({ host: 'localhost', port, path, headers: { host } });
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      return answer.statusCode;
    };
    const statuses = [
      await statusOf(`evil.example:${port}`, '/admin'),
      await statusOf(`evil.example:${port}`, '/connect/oauth2/authorize'),
      await statusOf(`localhost:${port}`, '/admin'),
    ];
    await simulator.stop();
    await app.stop();
    expect(statuses).toEqual([403, 403, 200]);
    expect(requests).toEqual(['/admin']);
  });

  it('does not choose who holds the client, by a link either', async () => {
    const query = new URLSearchParams(stage.authorizeQuery({ simulator_member: 'zhouba' })).toString();
    const headers = { 'user-agent': 'wxwork/4.1 MicroMessenger/7.0', 'sec-fetch-site': 'cross-site' };
    const response = await stage.http.request(`/connect/oauth2/authorize?${query}`, { headers });
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});
