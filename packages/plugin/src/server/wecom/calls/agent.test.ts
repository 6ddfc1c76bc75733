import { describe, expect, it } from 'vitest';
import { anApp } from '../testing/an-app';
import { changeAppSettings, getAppSettings } from './agent';

describe('getAppSettings', () => {
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
    const { app, wecom } = anApp();
    wecom.answer('agent/get', reply);
    expect(await getAppSettings(app)).toEqual({
      name: 'NocoBase',
      stopped: false,
      trustedDomain: 'nocobase.example.com:8443',
      homepage: 'https://nocobase.example.com:8443/',
      visibleRange: { members: 2, departments: 1, tags: 3 },
    });
    expect(wecom.sentTo('agent/get')[0]?.query).toEqual({ access_token: 'T1', agentid: '1000002' });
  });

  it('says when the app is stopped', async () => {
    const { app, wecom } = anApp();
    wecom.answer('agent/get', { ...reply, close: 1 });
    expect((await getAppSettings(app)).stopped).toBe(true);
  });

  it.each([
    ['missing', {}],
    ['empty', { redirect_domain: '', home_url: '', allow_userinfos: { user: [] }, allow_partys: {}, allow_tags: {} }],
    ['null', { redirect_domain: null, allow_userinfos: null, allow_partys: { partyid: null }, allow_tags: null }],
  ])('takes what is %s for not set', async (_, changes) => {
    const { app, wecom } = anApp();
    wecom.answer('agent/get', { name: 'NocoBase', ...changes });
    expect(await getAppSettings(app)).toMatchObject({
      trustedDomain: undefined,
      homepage: undefined,
      visibleRange: { members: 0, departments: 0, tags: 0 },
    });
  });
});

describe('changeAppSettings', () => {
  it('posts the agent as a number and only what changes', async () => {
    const { app, wecom } = anApp();
    wecom.answer('agent/set', {});
    await changeAppSettings(app, { homepage: 'https://nocobase.example.com/' });
    await changeAppSettings(app, { trustedDomain: 'nocobase.example.com' });
    expect(wecom.sentTo('agent/set').map(({ init }) => init.body)).toEqual([
      '{"agentid":1000002,"home_url":"https://nocobase.example.com/"}',
      '{"agentid":1000002,"redirect_domain":"nocobase.example.com"}',
    ]);
  });

  it('is sent once when the connection breaks: WeCom counts changes', async () => {
    const { app, wecom } = anApp();
    wecom.answer('agent/set', new Error('ECONNRESET'));
    await expect(changeAppSettings(app, { trustedDomain: 'nocobase.example.com' })).rejects.toThrow(/^WeCom /);
    expect(wecom.sentTo('agent/set')).toHaveLength(1);
  });
});
