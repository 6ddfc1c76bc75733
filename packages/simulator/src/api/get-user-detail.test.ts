import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

const defaultAvatar = 'https://wework.qpic.cn/wwpic/default/0';

describe('auth/getuserdetail', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  it('gives the fields that the member ticked, defaults for gender and avatar, and no name', async () => {
    expect(await stage.detail(await stage.ticket('zhangsan', ['mobile', 'biz_mail']))).toEqual({
      errcode: 0,
      errmsg: 'ok',
      userid: 'zhangsan',
      gender: '0',
      avatar: defaultAvatar,
      mobile: '+8613800000001',
      biz_mail: 'zhangsan@corp.example.com',
    });
  });

  it('gives nothing to a member who ticked nothing', async () => {
    const reply = await stage.detail(await stage.ticket('sunqi', []));
    expect(reply).toEqual({ errcode: 0, errmsg: 'ok', userid: 'sunqi', gender: '0', avatar: defaultAvatar });
  });

  it('shows withheld fields empty when switched so', async () => {
    stage.control.setBehaviour({ withheldField: 'empty' });
    expect(await stage.detail(await stage.ticket('sunqi', []))).toMatchObject({ mobile: '', email: '' });
  });

  it('withholds a field that the admin did not allow', async () => {
    const ticket = await stage.ticket('zhangsan', ['mobile']);
    stage.control.updateApp({ personalFields: [] });
    expect(await stage.detail(ticket)).not.toHaveProperty('mobile');
  });

  it('answers under the old path as well', async () => {
    const body = JSON.stringify({ user_ticket: await stage.ticket('zhangsan', []) });
    const reply = await stage.callAs(stage.app, 'user/getuserdetail', {}, { method: 'POST', body });
    expect(reply).toMatchObject({ userid: 'zhangsan' });
  });

  it('may be asked twice within half an hour, not later', async () => {
    const ticket = await stage.ticket('zhangsan', []);
    stage.control.advance(1_799_000);
    expect(await stage.detail(ticket)).toMatchObject({ errcode: 0 });
    stage.control.advance(1000);
    expect(await stage.detail(ticket)).toMatchObject({ errcode: 84014 });
  });

  it('refuses a ticket that never was, and one of another app', async () => {
    expect(await stage.detail('x')).toMatchObject({ errcode: 84015 });
    expect(await stage.detail(await stage.ticket('zhangsan', []), stage.otherApp)).toMatchObject({ errcode: 84015 });
  });

  it('refuses a member who left the visible range', async () => {
    const ticket = await stage.ticket('zhangsan', []);
    stage.control.updateApp({ visibleMemberIds: [] });
    expect(await stage.detail(ticket)).toMatchObject({ errcode: 60011 });
  });

  it.each([
    ['GET', undefined, 40058],
    ['POST', '{ broken', 40058],
    ['POST', '{"user_ticket":7}', 40058],
    ['POST', '{}', 84090],
    ['POST', '{"user_ticket":""}', 84090],
  ])('refuses %s with body %s: %i', async (method, body, errcode) => {
    const init = { method, ...(body !== undefined && { body }) };
    expect(await stage.callAs(stage.app, 'auth/getuserdetail', {}, init)).toMatchObject({ errcode });
  });
});
