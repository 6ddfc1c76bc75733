import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, type Listener } from '../listen.js';
import { startSimulator, type Simulator } from '../simulator.js';
import { USER_AGENTS } from './user-agents.js';

/** Answers of an app, by path. */
function answerAsApp({ url, headers }: IncomingMessage, response: ServerResponse, platformUrl: string): void {
  const authorize = `${platformUrl}/connect/oauth2/authorize?x=1`;
  if (url === '/headers') {
    response.setHeader('content-type', 'text/plain');
    return void response.end(JSON.stringify(headers));
  }
  if (url === '/leave') {
    response.setHeader('set-cookie', ['attempt=1; Path=/; Domain=example.com; Secure; HttpOnly; SameSite=None']);
    return void response.writeHead(302, { location: authorize }).end();
  }
  if (url === '/json') {
    response.setHeader('content-type', 'application/json');
    return void response.end(JSON.stringify({ authorize }));
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('x-frame-options', 'DENY');
  response.end('<!doctype html><html><head lang="en"><title>应用</title></head></html>');
}

describe('the simulated WeCom client', () => {
  let app: Listener;
  let simulator: Simulator;
  let origin: string;

  beforeEach(async () => {
    app = await listen((incoming, response) => answerAsApp(incoming, response, simulator.url), '127.0.0.1', 0);
    app.server.on('upgrade', (incoming, socket) => {
      socket.end(
        `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${incoming.headers['user-agent']}\r\n\r\n`,
      );
    });
    simulator = await startSimulator({ clientPort: 0, appOrigin: `http://127.0.0.1:${app.port}` });
    origin = new URL(simulator.clientUrl ?? '').origin;
  });
  afterEach(async () => {
    await simulator.stop();
    await app.stop();
  });

  const open = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}${path}`, { headers, redirect: 'manual' });

  const handOver = (form: Record<string, string>) =>
    fetch(`${origin}/__client/`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

  it('reaches the app as a WeCom client on the chosen device', async () => {
    const cookie = 'wecom_simulator_device=desktop';
    const seen = (await (
      await open('/headers', { cookie, origin, referer: `${origin}/a`, 'sec-ch-ua': 'x' })
    ).json()) as object;
    const appOrigin = `http://127.0.0.1:${app.port}`;
    expect(seen).toMatchObject({
      'user-agent': USER_AGENTS.desktop,
      host: `127.0.0.1:${app.port}`,
      origin: appOrigin,
      referer: `${appOrigin}/a`,
    });
    expect(seen).not.toHaveProperty('sec-ch-ua');
  });

  it('puts its script first into a page, and lets the page be framed', async () => {
    const response = await open('/');
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(await response.text()).toBe(
      '<!doctype html><html><head lang="en"><script src="/__client/user-agent.js"></script><title>应用</title></head></html>',
    );
  });

  it('tells scripts the user agent of the device', async () => {
    const script = await (await open('/__client/user-agent.js')).text();
    const prototype = {};
    runInNewContext(script, { Navigator: { prototype } });
    expect(Reflect.get(prototype, 'userAgent')).toBe(USER_AGENTS.phone);
    expect(Reflect.get(prototype, 'userAgentData')).toBeUndefined();
  });

  it('keeps redirects inside, and cookies usable', async () => {
    const response = await open('/leave');
    expect(response.headers.get('location')).toBe(`${origin}/connect/oauth2/authorize?x=1`);
    expect(response.headers.get('set-cookie')).toBe('attempt=1; Path=/; HttpOnly; SameSite=Lax');
  });

  it('keeps addresses of the platform in JSON inside', async () => {
    expect(await (await open('/json')).json()).toEqual({ authorize: `${origin}/connect/oauth2/authorize?x=1` });
  });

  it('lets the member of the device through the authorize page and back to the app', async () => {
    const { corpId, agentId } = simulator.app;
    const query = new URLSearchParams({
      appid: corpId,
      agentid: agentId,
      response_type: 'code',
      scope: 'snsapi_base',
      state: 's',
      redirect_uri: `http://127.0.0.1:${app.port}/signin`,
    });
    const cookie = 'wecom_simulator_member=lisi';
    const response = await open(`/connect/oauth2/authorize?${query.toString()}`, { cookie });
    expect(response.headers.get('location')).toMatch(new RegExp(`^${origin}/signin\\?code=[\\w-]{43}&state=s$`));
  });

  it('passes websockets on', async () => {
    const upgraded = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { connection: 'Upgrade', upgrade: 'websocket' };
      request(`${origin}/ws`, { headers }).on('upgrade', resolve).on('error', reject).end();
    });
    expect(upgraded.headers.upgrade).toBe(USER_AGENTS.phone);
  });

  it('says so when the app does not run', async () => {
    await app.stop();
    const response = await open('/');
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('Is it running?');
  });

  describe('opened at its plain address', () => {
    it.each([
      ['by hand', { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' }],
      ['by a link elsewhere', { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' }],
    ])('shows the device to a person who opens it %s', async (_how, headers) => {
      const response = await open('/', headers);
      expect([response.status, response.headers.get('location')]).toEqual([302, '/__client/']);
    });

    it.each([
      ['the screen of the device', '/', { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin' }],
      ['the app in a tab', '/', { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'same-origin' }],
      ['a page of the app', '/signin', { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' }],
      ['a program', '/', {}],
    ])('shows the app to %s', async (_whom, path, headers: Record<string, string>) => {
      expect(await (await open(path, headers)).text()).toContain('<title>应用</title>');
    });
  });

  describe('handed over', () => {
    it('ends the cookies of the app and empties its storage', async () => {
      await open('/leave');
      const response = await handOver({ member: 'lisi', device: 'phone' });
      expect(response.headers.getSetCookie()).toEqual([
        'wecom_simulator_member=lisi; Path=/',
        'wecom_simulator_device=phone; Path=/',
        'attempt=; Path=/; Max-Age=0',
      ]);
      const page = await response.text();
      const storage = { clear: () => void (storage.emptied += 1), emptied: 0 };
      const location = { replace: (path: string) => void went.push(path) };
      const went: string[] = [];
      const script = /<script>([^]*)<\/script>/.exec(page)?.[1] ?? '';
      runInNewContext(script, { localStorage: storage, sessionStorage: storage, location });
      expect([storage.emptied, went]).toEqual([2, ['/__client/']]);
    });

    it('leaves all of it when told so, as for another person in the same web view', async () => {
      await open('/leave');
      const response = await handOver({ member: 'lisi', device: 'phone', keep: 'yes' });
      expect([response.status, response.headers.get('location')]).toEqual([302, '/__client/']);
      expect(response.headers.getSetCookie().join()).not.toContain('attempt');
    });
  });

  describe('in a language', () => {
    const inChinese = { cookie: 'wecom_simulator_language=zh; wecom_simulator_member=lisi' };

    it('is chosen on the page, and kept', async () => {
      expect(await (await open('/__client/')).text()).toContain('href="/__client/language?to=zh"');
      const chosen = await open('/__client/language?to=zh');
      expect(chosen.headers.get('location')).toBe('/__client/');
      expect(chosen.headers.get('set-cookie')).toBe('wecom_simulator_language=zh; Path=/');
      expect((await open('/__client/language?to=tlh')).headers.get('set-cookie')).toBeNull();
    });

    it('is what the browser prefers, and WeCom’s own pages follow', async () => {
      const response = await open('/__client/', { 'accept-language': 'zh-CN,zh;q=0.9' });
      expect(response.headers.getSetCookie()).toContain('wecom_simulator_language=zh; Path=/');
    });

    it('tells the members, the device and the workbench in Chinese', async () => {
      const page = await (await open('/__client/', inChinese)).text();
      expect(page).toContain('当前：李四（lisi），iPhone。没有手机号。');
      expect(page).toContain('移交设备');
      const workbench = await (await open('/__client/workbench', { cookie: inChinese.cookie })).text();
      expect(workbench).toContain('<h1>工作台</h1>');
    });

    it('tells in both why there is no page', async () => {
      const refused = '/__client/link?address=https://evil.example';
      expect(await (await open(refused)).text()).toContain('This link cannot be opened');
      expect(await (await open(refused, inChinese)).text()).toContain('无法打开该链接');
      await app.stop();
      const text = await (await open('/signin')).text();
      expect(text).toMatch(/Is it running\?\n.*请确认它已启动/);
    });

    it.each([
      ['en', 'asks for this information of yours', 'Agree'],
      ['zh', '申请获取你的以下信息', '同意'],
    ])('asks for consent in %s', async (language, question, answer) => {
      const { corpId, agentId } = simulator.app;
      const query = new URLSearchParams({
        appid: corpId,
        agentid: agentId,
        response_type: 'code',
        scope: 'snsapi_privateinfo',
        state: 's',
        redirect_uri: `http://127.0.0.1:${app.port}/signin`,
      });
      const cookie = `wecom_simulator_member=lisi; wecom_simulator_language=${language}`;
      const page = await (await open(`/connect/oauth2/authorize?${query.toString()}`, { cookie })).text();
      expect(page).toContain(question);
      expect(page).toContain(`>${answer}</button>`);
    });
  });

  describe('as pages', () => {
    it('lays the device out, with the first member holding it', async () => {
      const response = await open('/__client/');
      expect(response.headers.get('set-cookie')).toContain('wecom_simulator_member=zhangsan');
      expect(await response.text()).toContain('Plain member with a mobile number');
    });

    it('hands the device to another member', async () => {
      const response = await handOver({ member: 'Chen.Yi-1@Corp', device: 'desktop' });
      expect(response.headers.getSetCookie()).toEqual([
        'wecom_simulator_member=Chen.Yi-1%40Corp; Path=/',
        'wecom_simulator_device=desktop; Path=/',
      ]);
    });

    it('shows the apps of this origin on the workbench, and warns whom they are hidden from', async () => {
      const page = await (await open('/__client/workbench', { cookie: 'wecom_simulator_member=zhouba' })).text();
      expect(page).toContain('NocoBase');
      expect(page).not.toContain('报销');
      expect(page).toContain('周八 is outside the visible range');
    });

    it('opens the homepage of the device', async () => {
      const appOrigin = `http://127.0.0.1:${app.port}`;
      simulator.control.updateApp({ homeUrl: `${appOrigin}/m?x=1`, desktopHomeUrl: `${appOrigin}/admin` });
      const path = '/__client/open?agentId=1000002';
      expect((await open(path)).headers.get('location')).toBe('/m?x=1');
      expect((await open(path, { cookie: 'wecom_simulator_device=desktop' })).headers.get('location')).toBe('/admin');
    });

    it('shows no app without a homepage, and opens none', async () => {
      simulator.control.updateApp({ homeUrl: '' });
      expect(await (await open('/__client/workbench')).text()).not.toContain('agentId=1000002');
      expect((await open('/__client/open?agentId=1000002')).status).toBe(403);
      simulator.control.updateApp({ desktopHomeUrl: `http://127.0.0.1:${app.port}/admin` });
      const onDesktop = { cookie: 'wecom_simulator_device=desktop' };
      expect(await (await open('/__client/workbench', onDesktop)).text()).toContain('agentId=1000002');
    });

    it('opens a link', async () => {
      expect((await open('/__client/link?address=/admin/x')).headers.get('location')).toBe('/admin/x');
    });

    it('opens no link that leads elsewhere, and no homepage', async () => {
      simulator.control.updateApp({ homeUrl: `http://127.0.0.1:${app.port}//evil.example/` });
      for (const path of ['link?address=https://evil.example', 'link?address=/%5Cevil.example', 'open']) {
        const response = await open(`/__client/${path}`);
        expect([response.status, response.headers.get('location')]).toEqual([403, null]);
      }
    });
  });
});
