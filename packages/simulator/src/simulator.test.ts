import { afterEach, describe, expect, it } from 'vitest';
import { defaultCompany } from './company/default-company.js';
import { generateCompany } from './company/generate-company.js';
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator.js';

/** A reply, or a part of one, that has texts in it. */
type Named = Record<'access_token' | 'userid', string>;

describe('startSimulator', () => {
  let simulator: Simulator;
  const start = async (options?: SimulatorOptions) => (simulator = await startSimulator(options));
  afterEach(() => simulator.stop());

  function authorizeUrl(scope = 'snsapi_base'): string {
    const { corpId, agentId } = simulator.app;
    const redirectUri = encodeURIComponent('http://localhost:13000/signin');
    return `https://open.weixin.qq.com/connect/oauth2/authorize?appid=${corpId}&redirect_uri=${redirectUri}&response_type=code&scope=${scope}&state=s&agentid=${agentId}#wechat_redirect`;
  }

  function loginUrl(agentId = simulator.app.agentId): string {
    const redirectUri = encodeURIComponent('http://localhost:13000/signin');
    return `https://login.work.weixin.qq.com/wwlogin/sso/login?appid=${simulator.app.corpId}&agentid=${agentId}&redirect_uri=${redirectUri}&state=s`;
  }

  async function mobileAfter(memberId: string, consent?: 'all' | 'none' | ['mobile']): Promise<unknown> {
    const back = await simulator.openInClient(authorizeUrl('snsapi_privateinfo'), memberId, consent && { consent });
    const call = async (path: string, init?: RequestInit) =>
      (await (await fetch(`${simulator.url}/cgi-bin/${path}`, init)).json()) as Record<string, string>;
    const { corpId, secret } = simulator.app;
    const { access_token: token } = await call(`gettoken?corpid=${corpId}&corpsecret=${secret}`);
    const code = new URL(back).searchParams.get('code');
    const { user_ticket } = await call(`auth/getuserinfo?access_token=${token}&code=${code}`);
    const body = JSON.stringify({ user_ticket });
    return (await call(`auth/getuserdetail?access_token=${token}`, { method: 'POST', body }))['mobile'];
  }

  it('listens on a free port of this machine, without a client', async () => {
    await start();
    expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(simulator.clientUrl).toBeUndefined();
  });

  it('rejects when the port is taken', async () => {
    await start();
    const port = Number(new URL(simulator.url).port);
    await expect(startSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(startSimulator({ clientPort: port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('trusts the origin of the app', async () => {
    await start({ appOrigin: 'https://app.example.com:8443' });
    expect(simulator.app).toMatchObject({
      corpId: 'wwf0e1d2c3b4a59687',
      trustedDomains: ['app.example.com:8443'],
      homeUrl: 'https://app.example.com:8443/',
    });
  });

  it('plays the company it is given, by the clock it is given', async () => {
    await start({ company: { ...defaultCompany(), name: 'Another' }, now: () => 42 });
    expect([simulator.company.name, simulator.control.now()]).toEqual(['Another', 42]);
  });

  it('rejects a company that is not valid', async () => {
    await start();
    const company = { ...defaultCompany(), departments: [] };
    await expect(startSimulator({ company })).rejects.toThrow('departments must hold the root');
  });

  it('plays a company that was made up, in its directory too', async () => {
    await start({ company: generateCompany({ departments: 9, members: 30, seed: 1 }) });
    const call = async (path: string): Promise<unknown> => (await fetch(`${simulator.url}/cgi-bin/${path}`)).json();
    const { corpId, secret } = simulator.app;
    const { access_token: token } = (await call(`gettoken?corpid=${corpId}&corpsecret=${secret}`)) as Named;
    const { department } = (await call(`department/list?access_token=${token}`)) as { department: { id: number }[] };
    const paths = department.map(({ id }) => `user/list?access_token=${token}&department_id=${id}`);
    const lists = (await Promise.all(paths.map(call))) as { userlist: Named[] }[];
    const ids = new Set(lists.flatMap(({ userlist }) => userlist.map(({ userid }) => userid)));
    expect([department.length, ids.size]).toEqual([9, 30]);
  });

  it('plays a member in the client', async () => {
    await start();
    expect(await simulator.openInClient(authorizeUrl(), 'Chen.Yi-1@Corp')).toMatch(/\/signin\?code=[\w-]{43}&state=s$/);
  });

  it.each([
    ['zhangsan', undefined, '+8613800000001'],
    ['zhangsan', ['mobile'] as ['mobile'], '+8613800000001'],
    ['zhangsan', 'none' as const, undefined],
    ['sunqi', undefined, undefined],
    ['sunqi', 'all' as const, '13800000005'],
  ])('plays the consent of %s: %s', async (memberId, consent, mobile) => {
    await start();
    expect(await mobileAfter(memberId, consent)).toBe(mobile);
  });

  it('rejects with the text of the page when WeCom does not redirect', async () => {
    await start();
    await expect(simulator.openInClient(authorizeUrl('snsapi_privateinfo'), 'zhouba')).rejects.toThrow('可见范围');
    await expect(simulator.openInClient(authorizeUrl(), 'nobody')).rejects.toThrow('There is no member nobody');
  });

  it('plays a scan', async () => {
    await start();
    expect(await simulator.scan(loginUrl(), 'zhangsan', 'confirm')).toMatch(/\/signin\?code=[\w-]{43}&state=s$/);
    expect(await simulator.scan(loginUrl(), 'zhangsan', 'refuse')).toBeUndefined();
    expect(await simulator.scan(loginUrl(), 'zhangsan', 'expire')).toBeUndefined();
  });

  it('rejects a scan that leads nowhere', async () => {
    await start();
    await expect(simulator.scan(loginUrl(), 'zhouba', 'confirm')).rejects.toThrow('你没有使用该应用的权限');
    await expect(simulator.scan(loginUrl('7'), 'zhangsan', 'confirm')).rejects.toThrow('无效的agentid参数');
  });
});
