import { describe, expect, it } from 'vitest';
import { AccessTokens } from './access-token';
import { WeComApi } from './api';
import { ScriptedWeCom } from './testing/scripted-wecom';

const credentials = { corpId: 'ww1234567890abcdef', agentId: '1000002', secret: 'S' };
const nothing = () => Promise.resolve();
const noStore = { get: nothing, set: nothing, del: nothing, claim: () => Promise.resolve(true) };

/** A WeCom that hands out T1, T2, T3, and the API in front of it. */
function anApi() {
  const wecom = new ScriptedWeCom().answer(
    'gettoken',
    ...['T1', 'T2', 'T3'].map((token) => ({ access_token: token, expires_in: 7200 })),
  );
  const clock = { now: 0 };
  return { wecom, clock, api: new WeComApi(wecom.transport, credentials, new AccessTokens(noStore, () => clock.now)) };
}

describe('getIdentity', () => {
  it.each([
    ['a member', { userid: 'zhangsan' }, { kind: 'member', memberId: 'zhangsan', userTicket: undefined }],
    ['a member in the old spelling', { UserId: 'zhangsan' }, { kind: 'member', memberId: 'zhangsan' }],
    [
      'a member who consented',
      { userid: 'Chen.Yi-1@Corp', user_ticket: 'TICKET' },
      { kind: 'member', memberId: 'Chen.Yi-1@Corp', userTicket: 'TICKET' },
    ],
    ['a member of another corp', { userid: 'ww9999999999999999/lisi' }, { kind: 'member-of-other-corp' }],
    ['an outsider', { openid: 'o1' }, { kind: 'outsider' }],
    ['an outsider in the old spelling', { OpenId: 'o1' }, { kind: 'outsider' }],
    ['an outsider with empty fields', { userid: '', UserId: '', openid: 'o1' }, { kind: 'outsider' }],
    ['an outsider who is a customer', { openid: 'o1', external_userid: 'wm1' }, { kind: 'outsider' }],
  ])('recognises %s', async (_, reply, identity) => {
    const { api, wecom } = anApi();
    wecom.answer('auth/getuserinfo', reply);
    expect(await api.getIdentity('C0DE')).toMatchObject(identity);
    expect(wecom.sentTo('auth/getuserinfo')[0]?.query).toEqual({ access_token: 'T1', code: 'C0DE' });
  });

  it.each([
    ['U+0000', 'zhang\u0000san'],
    ['a line break', 'zhangsan\n'],
    ['a blank of no width', 'zhang\u200bsan'],
    ['half a character', 'zhang\ud83dsan'],
    ['more characters than an ID has', 'a'.repeat(200)],
  ])('takes no ID with %s for the member whom the rest names', async (_, userid) => {
    const { api, wecom } = anApi();
    wecom.answer('auth/getuserinfo', { userid });
    await expect(api.getIdentity('C0DE')).rejects.toThrow('WeCom');
  });

  it.each([
    ['WeCom is busy', { errcode: -1 }],
    ['WeCom breaks down', 500],
    ['the connection breaks', new Error('ECONNRESET')],
    ['the code is refused', { errcode: 40029 }],
    ['the rate limit is hit', { errcode: 45009 }],
  ])('sends a code once when %s', async (_, failure) => {
    const { api, wecom } = anApi();
    wecom.answer('auth/getuserinfo', failure);
    await expect(api.getIdentity('C0DE')).rejects.toThrow(/^WeCom /);
    expect(wecom.sentTo('auth/getuserinfo')).toHaveLength(1);
  });
});

describe('a refused access token', () => {
  it.each([40014, 42001, 40001, 41001])('is replaced once after %i, and the call sent again', async (errcode) => {
    const { api, wecom } = anApi();
    wecom.answer('auth/getuserinfo', { errcode }, { userid: 'zhangsan' });
    expect(await api.getIdentity('C0DE')).toMatchObject({ memberId: 'zhangsan' });
    expect(wecom.sentTo('auth/getuserinfo').map(({ query }) => query)).toEqual([
      { access_token: 'T1', code: 'C0DE' },
      { access_token: 'T2', code: 'C0DE' },
    ]);
  });

  it('is not replaced twice', async () => {
    const { api, wecom } = anApi();
    wecom.answer('auth/getuserinfo', { errcode: 42001 });
    await expect(api.getIdentity('C0DE')).rejects.toMatchObject({ reason: 'token-refused' });
    expect(wecom.sentTo('auth/getuserinfo')).toHaveLength(2);
    expect(wecom.sentTo('gettoken')).toHaveLength(2);
  });

  it('is not replaced for the next minute when its successor was refused as well', async () => {
    const { api, clock, wecom } = anApi();
    wecom.answer('auth/getuserinfo', { errcode: 40014 });
    for (let signIns = 0; signIns < 5; signIns += 1) {
      await expect(api.getIdentity('C0DE')).rejects.toMatchObject({ reason: 'token-refused', errcode: 40014 });
    }
    expect(wecom.requests).toHaveLength(4);

    clock.now += 60_000;
    wecom.answer('auth/getuserinfo', { userid: 'zhangsan' });

    expect(await api.getIdentity('C0DE')).toMatchObject({ memberId: 'zhangsan' });
  });

  it('is replaced once for all calls that met it', async () => {
    const { api, wecom } = anApi();
    wecom.answer('user/get', { errcode: 42001 }, { errcode: 42001 }, { userid: 'zhangsan' });
    await Promise.all([api.getMember('zhangsan'), api.getMember('zhangsan')]);
    expect(wecom.sentTo('gettoken')).toHaveLength(2);
  });
});

describe('getMember', () => {
  it('reads what a sign-in needs', async () => {
    const { api, wecom } = anApi();
    wecom.answer('user/get', {
      userid: 'ZhangSan',
      name: '张三',
      status: 1,
      avatar: 'https://wework.qpic.cn/a/0',
      email: 'zs@example.com',
      biz_mail: 'zs@corp.example.com',
      department: [1],
    });
    expect(await api.getMember('zhangsan')).toEqual({
      memberId: 'ZhangSan',
      name: '张三',
      active: true,
      avatar: 'https://wework.qpic.cn/a/0',
      email: 'zs@example.com',
      corporateEmail: 'zs@corp.example.com',
    });
    expect(wecom.sentTo('user/get')[0]?.query).toEqual({ access_token: 'T1', userid: 'zhangsan' });
  });

  it.each([
    [1, true],
    [2, false],
    [4, true],
    [5, false],
    [undefined, true],
  ])('status %s means active: %s', async (status, active) => {
    const { api, wecom } = anApi();
    wecom.answer('user/get', { userid: 'zhangsan', ...(status && { status }) });
    expect((await api.getMember('zhangsan')).active).toBe(active);
  });

  it('takes empty fields and null for missing ones', async () => {
    const { api, wecom } = anApi();
    wecom.answer('user/get', { userid: 'zhangsan', name: '', avatar: null });
    expect(await api.getMember('zhangsan')).toMatchObject({ name: undefined, avatar: undefined });
  });

  it.each([50002, 60011, 60111])('says who is outside the visible range: %i', async (errcode) => {
    const { api, wecom } = anApi();
    wecom.answer('user/get', { errcode, userid: '' });
    await expect(api.getMember('zhouba')).rejects.toMatchObject({ reason: 'not-in-visible-range' });
  });

  it('does not accept a member without an id', async () => {
    const { api, wecom } = anApi();
    wecom.answer('user/get', { userid: '' });
    await expect(api.getMember('zhangsan')).rejects.toMatchObject({ problem: 'reply lacks a field' });
  });
});

describe('getSharedFields', () => {
  it('posts the ticket and reads what was shared', async () => {
    const { api, wecom } = anApi();
    wecom.answer('auth/getuserdetail', {
      userid: 'zhangsan',
      gender: '1',
      mobile: '+8613800000001',
      email: 'zs@example.com',
      biz_mail: 'zs@corp.example.com',
      avatar: 'https://wework.qpic.cn/a/0',
    });
    expect(await api.getSharedFields('TICKET')).toEqual({
      mobile: '+8613800000001',
      email: 'zs@example.com',
      corporateEmail: 'zs@corp.example.com',
      avatar: 'https://wework.qpic.cn/a/0',
    });
    const [request] = wecom.sentTo('auth/getuserdetail');
    expect(request).toMatchObject({ query: { access_token: 'T1' }, init: { body: '{"user_ticket":"TICKET"}' } });
  });

  it('finds nothing shared when the member declined', async () => {
    const { api, wecom } = anApi();
    wecom.answer('auth/getuserdetail', { userid: 'sunqi', gender: '0', mobile: '', email: '' });
    expect(Object.values(await api.getSharedFields('TICKET'))).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('getApp', () => {
  const reply = {
    agentid: 1000002,
    name: 'NocoBase',
    close: 0,
    redirect_domain: 'nocobase.example.com:8443',
    home_url: 'https://nocobase.example.com:8443/',
    allow_userinfos: { user: [{ userid: 'zhangsan' }, { userid: 'lisi' }] },
    allow_partys: { partyid: [1] },
    allow_tags: { tagid: [1, 2, 3] },
  };

  it('asks for the configured agent and reads its settings', async () => {
    const { api, wecom } = anApi();
    wecom.answer('agent/get', reply);
    expect(await api.getApp()).toEqual({
      name: 'NocoBase',
      stopped: false,
      trustedDomain: 'nocobase.example.com:8443',
      homepage: 'https://nocobase.example.com:8443/',
      visibleRange: { members: 2, departments: 1, tags: 3 },
    });
    expect(wecom.sentTo('agent/get')[0]?.query).toEqual({ access_token: 'T1', agentid: '1000002' });
  });

  it('says when the app is stopped', async () => {
    const { api, wecom } = anApi();
    wecom.answer('agent/get', { ...reply, close: 1 });
    expect((await api.getApp()).stopped).toBe(true);
  });

  it.each([
    ['missing', {}],
    ['empty', { redirect_domain: '', home_url: '', allow_userinfos: { user: [] }, allow_partys: {}, allow_tags: {} }],
    ['null', { redirect_domain: null, allow_userinfos: null, allow_partys: { partyid: null }, allow_tags: null }],
  ])('takes what is %s for not set', async (_, changes) => {
    const { api, wecom } = anApi();
    wecom.answer('agent/get', { name: 'NocoBase', ...changes });
    expect(await api.getApp()).toMatchObject({
      trustedDomain: undefined,
      homepage: undefined,
      visibleRange: { members: 0, departments: 0, tags: 0 },
    });
  });
});

describe('changeApp', () => {
  it('posts the agent as a number and only what changes', async () => {
    const { api, wecom } = anApi();
    wecom.answer('agent/set', {});
    await api.changeApp({ homepage: 'https://nocobase.example.com/' });
    await api.changeApp({ trustedDomain: 'nocobase.example.com' });
    expect(wecom.sentTo('agent/set').map(({ init }) => init.body)).toEqual([
      '{"agentid":1000002,"home_url":"https://nocobase.example.com/"}',
      '{"agentid":1000002,"redirect_domain":"nocobase.example.com"}',
    ]);
  });

  it('is sent once when the connection breaks: WeCom counts changes', async () => {
    const { api, wecom } = anApi();
    wecom.answer('agent/set', new Error('ECONNRESET'));
    await expect(api.changeApp({ trustedDomain: 'nocobase.example.com' })).rejects.toThrow(/^WeCom /);
    expect(wecom.sentTo('agent/set')).toHaveLength(1);
  });
});

describe('authenticate', () => {
  it('asks for an access token, and for no second one', async () => {
    const { api, wecom } = anApi();
    await api.authenticate();
    await api.authenticate();
    expect(wecom.requests.map(({ path }) => path)).toEqual(['gettoken']);
  });
});
