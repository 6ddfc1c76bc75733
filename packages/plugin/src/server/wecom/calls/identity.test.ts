import { describe, expect, it } from 'vitest';
import { anApp } from '../testing/an-app';
import { getIdentity, getPersonalFields } from './identity';

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
    const { app, wecom } = anApp();
    wecom.answer('auth/getuserinfo', reply);
    expect(await getIdentity(app, 'C0DE')).toMatchObject(identity);
    expect(wecom.sentTo('auth/getuserinfo')[0]?.query).toEqual({ access_token: 'T1', code: 'C0DE' });
  });

  it.each([
    ['U+0000', 'zhang\u0000san'],
    ['a line break', 'zhangsan\n'],
    ['a blank of no width', 'zhang\u200bsan'],
    ['half a character', 'zhang\ud83dsan'],
    ['more characters than an ID has', 'a'.repeat(200)],
  ])('takes no ID with %s for the member whom the rest names', async (_, userid) => {
    const { app, wecom } = anApp();
    wecom.answer('auth/getuserinfo', { userid });
    await expect(getIdentity(app, 'C0DE')).rejects.toThrow('WeCom');
  });

  it.each([
    ['WeCom is busy', { errcode: -1 }],
    ['WeCom breaks down', 500],
    ['the connection breaks', new Error('ECONNRESET')],
    ['the code is refused', { errcode: 40029 }],
    ['the rate limit is hit', { errcode: 45009 }],
  ])('sends a code once when %s', async (_, failure) => {
    const { app, wecom } = anApp();
    wecom.answer('auth/getuserinfo', failure);
    await expect(getIdentity(app, 'C0DE')).rejects.toThrow(/^WeCom /);
    expect(wecom.sentTo('auth/getuserinfo')).toHaveLength(1);
  });
});

describe('getPersonalFields', () => {
  it('posts the ticket and reads what was shared', async () => {
    const { app, wecom } = anApp();
    wecom.answer('auth/getuserdetail', {
      userid: 'zhangsan',
      gender: '1',
      mobile: '+8613800000001',
      email: 'zs@example.com',
      biz_mail: 'zs@corp.example.com',
      avatar: 'https://wework.qpic.cn/a/0',
    });
    expect(await getPersonalFields(app, 'TICKET')).toEqual({
      mobile: '+8613800000001',
      email: 'zs@example.com',
      corporateEmail: 'zs@corp.example.com',
      avatar: 'https://wework.qpic.cn/a/0',
    });
    const [request] = wecom.sentTo('auth/getuserdetail');
    expect(request).toMatchObject({ query: { access_token: 'T1' }, init: { body: '{"user_ticket":"TICKET"}' } });
  });

  it('finds nothing shared when the member declined', async () => {
    const { app, wecom } = anApp();
    wecom.answer('auth/getuserdetail', { userid: 'sunqi', gender: '0', mobile: '', email: '' });
    expect(Object.values(await getPersonalFields(app, 'TICKET'))).toEqual([undefined, undefined, undefined, undefined]);
  });
});
