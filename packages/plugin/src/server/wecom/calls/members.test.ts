import { describe, expect, it } from 'vitest';
import { anApp } from '../testing/an-app';
import { getMember } from './members';

describe('getMember', () => {
  it('reads what a sign-in needs', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/get', {
      userid: 'ZhangSan',
      name: '张三',
      status: 1,
      avatar: 'https://wework.qpic.cn/a/0',
      email: 'zs@example.com',
      biz_mail: 'zs@corp.example.com',
      department: [1],
    });
    expect(await getMember(app, 'zhangsan')).toEqual({
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
    const { app, wecom } = anApp();
    wecom.answer('user/get', { userid: 'zhangsan', ...(status && { status }) });
    expect((await getMember(app, 'zhangsan')).active).toBe(active);
  });

  it('takes empty fields and null for missing ones', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/get', { userid: 'zhangsan', name: '', avatar: null });
    expect(await getMember(app, 'zhangsan')).toMatchObject({ name: undefined, avatar: undefined });
  });

  it.each([50002, 60011, 60111])('says who is outside the visible range: %i', async (errcode) => {
    const { app, wecom } = anApp();
    wecom.answer('user/get', { errcode, userid: '' });
    await expect(getMember(app, 'zhouba')).rejects.toMatchObject({ reason: 'not-in-visible-range' });
  });

  it('does not accept a member without an id', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/get', { userid: '' });
    await expect(getMember(app, 'zhangsan')).rejects.toMatchObject({ problem: 'reply lacks a field' });
  });
});
