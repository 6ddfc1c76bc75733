import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

type Query = Record<string, string>;

describe('the web-login page', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  async function open(changes: Query = {}, path = '/wwlogin/sso/login'): Promise<string> {
    const query = {
      login_type: 'CorpApp',
      appid: stage.platform.corpId,
      agentid: stage.app.agentId,
      redirect_uri: 'http://localhost:13000/signin',
      state: 'abc123',
      ...changes,
    };
    return (await stage.http.request(`${path}?${new URLSearchParams(query).toString()}`)).text();
  }

  async function scan(page: string, memberId: string, decision = 'confirm', language?: string) {
    const key = /data-key="([^"]+)"/.exec(page)?.[1];
    const response = await stage.http.request('/wwlogin/sso/scan', {
      method: 'POST',
      body: JSON.stringify({ key, memberId, decision, language }),
    });
    return (await response.json()) as { go?: string; stay?: string; over?: boolean; code?: string };
  }

  it('ends with code and state after a scan', async () => {
    const { go, code } = await scan(await open(), 'zhangsan');
    expect(go).toBe(`http://localhost:13000/signin?code=${code}&state=abc123`);
    expect(await stage.callAs(stage.app, 'auth/getuserinfo', { code: code ?? '' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      userid: 'zhangsan',
    });
  });

  it('takes a login type that is left out, a slash at the end, and any state', async () => {
    const page = await open({ state: 'web_login@x' }, '/wwlogin/sso/login/');
    expect((await scan(page, 'zhangsan')).go).toMatch(/&state=web_login%40x$/);
  });

  it('speaks English when asked', async () => {
    const page = await open({ lang: 'en' });
    expect(page).toContain('Scan the QR code with WeCom');
    expect(page).toContain('张三 · Plain member with a mobile number');
    expect(await scan(page, 'zhouba', 'confirm', 'en')).toMatchObject({
      stay: 'You have no permission to use this app',
    });
    expect(await open({ lang: 'en', appid: 'ww0' })).toContain('Invalid parameter: appid');
  });

  it('speaks Chinese throughout unless asked', async () => {
    const page = await open();
    expect(page).toContain('张三 · 普通成员，有手机号');
    expect(page).toContain('确认登录');
    expect(await scan(page, 'zhouba', 'confirm', 'tlh')).toMatchObject({ stay: '你没有使用该应用的权限' });
    expect(await open()).toContain('请使用企业微信扫描二维码登录');
  });

  it('is dark when a panel asks for it', async () => {
    expect(await open({ color_scheme: 'dark' })).toContain('class="login dark"');
  });

  it('trusts the callback domain as well as the trusted domains', async () => {
    stage.control.updateApp({ trustedDomains: [], callbackDomains: ['localhost:13000'] });
    expect(await open()).toContain('data-key');
  });

  it.each([
    [{ redirect_uri: 'http://localhost/signin' }, 'redirect_uri 与配置的授权完成回调域名不一致'],
    [{ redirect_uri: 'http://localhost/signin' }, 'data-fail-code="-31039"'],
    [{ appid: 'ww0000000000000000' }, '无效的appid参数'],
    [{ agentid: '7' }, '无效的agentid参数'],
    [{ login_type: 'ServiceApp' }, '无效的login_type参数'],
  ])('shows an error page for %o', async (changes, text) => {
    expect(await open(changes as Query)).toContain(text);
  });

  it('can be scanned once', async () => {
    const page = await open();
    await scan(page, 'zhangsan');
    expect(await scan(page, 'zhangsan')).toMatchObject({ over: true });
  });

  it('is over after five minutes, or when it expires on purpose', async () => {
    const [old, dropped] = [await open(), await open()];
    await scan(dropped, 'zhangsan', 'expire');
    stage.control.advance(5 * 60_000);
    expect(await scan(old, 'zhangsan')).toMatchObject({ stay: '二维码已失效，请刷新页面' });
    expect(await scan(dropped, 'zhangsan')).toMatchObject({ over: true });
  });

  it.each(['zhouba', 'outsider', 'nobody'])('gives %s no permission, and another member may try', async (id) => {
    const page = await open();
    expect(await scan(page, id)).toMatchObject({ stay: '你没有使用该应用的权限', over: false });
    expect(await scan(page, 'zhangsan')).toHaveProperty('go');
  });

  it('gives an outsider a code when switched so', async () => {
    stage.control.setBehaviour({ outsiderScan: 'with-code' });
    expect(await scan(await open(), 'outsider')).toHaveProperty('code');
  });

  it('stays when the scan is refused', async () => {
    expect(await scan(await open(), 'zhangsan', 'refuse')).toMatchObject({ stay: '你已取消登录', over: true });
  });

  it('goes back with the state alone when switched so', async () => {
    stage.control.setBehaviour({ refusedScan: 'redirect' });
    expect(await scan(await open(), 'zhangsan', 'refuse')).toEqual({
      go: 'http://localhost:13000/signin?state=abc123',
    });
  });

  it('adds the corp ID when switched so', async () => {
    stage.control.setBehaviour({ appidInRedirect: 'yes' });
    expect((await scan(await open(), 'zhangsan')).go).toMatch(/&appid=wwf0e1d2c3b4a59687$/);
  });

  it('refuses a scan that makes no sense', async () => {
    const response = await stage.http.request('/wwlogin/sso/scan', { method: 'POST', body: '{"key":1}' });
    expect(response.status).toBe(400);
  });

  describe('as the old page', () => {
    const oldPath = '/wwopen/sso/qrConnect';

    it('goes back with state and corp ID when the scan is refused', async () => {
      const { go } = await scan(await open({}, oldPath), 'zhangsan', 'refuse');
      expect(go).toBe('http://localhost:13000/signin?state=abc123&appid=wwf0e1d2c3b4a59687');
    });

    it('has one text for everything that is wrong', async () => {
      expect(await open({ agentid: '7' }, oldPath)).toContain('该链接无法访问');
    });
  });
});
