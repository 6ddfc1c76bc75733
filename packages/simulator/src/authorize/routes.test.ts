import { beforeEach, describe, expect, it } from 'vitest';
import { USER_AGENTS } from '../client/user-agents.js';
import { formOf, Stage } from '../testing/stage.js';

const privateInfo = { scope: 'snsapi_privateinfo' };

describe('the in-app authorize page', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  it('redirects silently with a code of 43 characters and the state', async () => {
    const response = await stage.authorize('zhangsan');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:13000\/signin\?code=[\w-]{43}&state=abc123$/);
  });

  it('keeps the query of the redirect URI', async () => {
    const response = await stage.authorize('zhangsan', { redirect_uri: 'http://localhost:13000/a?b=c', state: '' });
    expect(response.headers.get('location')).toMatch(/\/a\?b=c&code=[\w-]{43}&state=$/);
  });

  it('lets everybody through silently, also from outside the visible range', async () => {
    for (const id of ['zhouba', 'outsider', 'linked']) {
      expect((await stage.authorize(id)).status).toBe(302);
    }
  });

  it.each(['phone', 'android', 'desktop'] as const)('knows the WeCom client on a %s', async (device) => {
    expect((await stage.authorize('zhangsan', {}, undefined, USER_AGENTS[device])).status).toBe(302);
  });

  it.each([
    ['an ordinary browser', USER_AGENTS.browser],
    ['consumer WeChat', USER_AGENTS.wechat],
    ['curl', 'curl/8.0'],
  ])('turns %s away', async (_who, userAgent) => {
    const response = await stage.authorize('zhangsan', {}, undefined, userAgent);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('抱歉，出错了');
    expect(page).toContain('请在企业微信客户端打开链接');
  });

  it("knows who follows the corp's plugin in consumer WeChat, silently", async () => {
    stage.control.setBehaviour({ weChatPlugin: 'followed' });
    expect((await stage.authorize('zhangsan', {}, undefined, USER_AGENTS.wechat)).status).toBe(302);
    const consent = await stage.authorize('zhangsan', privateInfo, undefined, USER_AGENTS.wechat);
    expect(await consent.text()).toContain('请在企业微信客户端打开链接');
  });

  it.each([
    [{ appid: 'ww0000000000000000' }, '无效的appid参数'],
    [{ response_type: 'token' }, '无效的response_type参数'],
    [{ scope: 'snsapi_userinfo' }, '无效的scope参数'],
    [{ state: 'a-b' }, '84025'],
    [{ state: 'a'.repeat(129) }, '84025'],
    [{ redirect_uri: 'http://localhost:13001/signin' }, 'redirect_uri需使用应用可信域名'],
    [{ redirect_uri: 'http://expenses.example.com/' }, 'redirect_uri需使用应用可信域名'],
    [{ agentid: '7', ...privateInfo }, '无效的agentid参数'],
  ])('shows an error page for %o', async (changes, text) => {
    const response = await stage.authorize('zhangsan', changes);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(text);
  });

  it('accepts a state of 128 letters and digits', async () => {
    expect((await stage.authorize('zhangsan', { state: 'aZ09'.repeat(32) })).status).toBe(302);
  });

  it('binds a code without agent ID to the app that has the domain', async () => {
    const response = await stage.authorize('zhangsan', { agentid: '', redirect_uri: 'https://expenses.example.com/' });
    const code = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
    expect(await stage.callAs(stage.otherApp, 'auth/getuserinfo', { code })).toMatchObject({ userid: 'zhangsan' });
  });

  it('asks who holds the client, remembers the answer and comes back to the address', async () => {
    expect(await (await stage.authorize('')).text()).toContain('Who holds this WeCom client?');
    const response = await stage.authorize('', { simulator_member: 'Chen.Yi-1@Corp' });
    expect(response.headers.get('set-cookie')).toContain('wecom_simulator_member=Chen.Yi-1%40Corp');
    expect(response.headers.get('location')).not.toContain('simulator_member');
  });
});

describe('the consent page', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  it('offers the fields that the admin allows', async () => {
    stage.control.updateApp({ personalFields: ['mobile', 'email'] });
    const page = await (await stage.authorize('zhangsan', privateInfo)).text();
    expect([...page.matchAll(/name="field" value="(\w+)"/g)].map((match) => match[1])).toEqual(['mobile', 'email']);
  });

  it('remembers the answer for thirty days', async () => {
    await stage.authorize('zhangsan', privateInfo, formOf(['mobile']));
    expect((await stage.authorize('zhangsan', privateInfo)).status).toBe(302);
    stage.control.advance(30 * 24 * 3_600_000);
    expect((await stage.authorize('zhangsan', privateInfo)).status).toBe(200);
  });

  it('asks again after the member withdrew the consent', async () => {
    await stage.authorize('zhangsan', privateInfo, formOf(['mobile']));
    stage.control.forgetConsent('zhangsan');
    expect((await stage.authorize('zhangsan', privateInfo)).status).toBe(200);
  });

  it('sends a member who refuses back with a code that opens no field', async () => {
    const response = await stage.authorize('zhangsan', privateInfo, formOf(['mobile'], 'refuse'));
    const code = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const { user_ticket: ticket } = await stage.callAs(stage.app, 'auth/getuserinfo', { code });
    expect(await stage.detail(String(ticket))).not.toHaveProperty('mobile');
  });

  it('sends a member who refuses back with the state alone when switched so', async () => {
    stage.control.setBehaviour({ refusedConsent: 'state-only' });
    const response = await stage.authorize('zhangsan', privateInfo, formOf([], 'refuse'));
    expect(response.headers.get('location')).toBe('http://localhost:13000/signin?state=abc123');
  });

  it.each(['zhouba', 'outsider'])('refuses %s, who is outside the visible range', async (id) => {
    for (const form of [undefined, formOf(['mobile'])]) {
      expect(await (await stage.authorize(id, privateInfo, form)).text()).toContain('你不在该应用的可见范围内');
    }
  });

  it('treats a missing agent ID as silent, without a ticket', async () => {
    const response = await stage.authorize('zhangsan', { ...privateInfo, agentid: '' });
    const code = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
    expect(await stage.callAs(stage.app, 'auth/getuserinfo', { code })).not.toHaveProperty('user_ticket');
  });

  it('shows an error page for a missing agent ID when switched so', async () => {
    stage.control.setBehaviour({ missingAgentId: 'error-page' });
    const response = await stage.authorize('zhangsan', { ...privateInfo, agentid: '' });
    expect(await response.text()).toContain('无效的agentid参数');
  });
});
