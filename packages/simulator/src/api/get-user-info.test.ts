import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

describe('auth/getuserinfo', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));
  const redeem = (code: string, app = stage.app) => stage.callAs(app, 'auth/getuserinfo', { code });

  it('tells the member, letter case kept', async () => {
    expect(await redeem(await stage.code('Chen.Yi-1@Corp'))).toEqual({
      errcode: 0,
      errmsg: 'ok',
      userid: 'Chen.Yi-1@Corp',
    });
  });

  it('gives a user ticket after consent', async () => {
    expect(await redeem(await stage.code('zhangsan', ['mobile']))).toMatchObject({
      userid: 'zhangsan',
      user_ticket: expect.stringMatching(/^[\w-]{172}$/) as string,
    });
  });

  it('gives no ticket when the member left the visible range meanwhile', async () => {
    const code = await stage.code('zhangsan', ['mobile']);
    stage.control.updateApp({ visibleMemberIds: [] });
    expect(await redeem(code)).not.toHaveProperty('user_ticket');
  });

  it('succeeds for a member outside the visible range', async () => {
    expect(await redeem(await stage.code('zhouba'))).toMatchObject({ errcode: 0, userid: 'zhouba' });
  });

  it('puts the corp before a member of a linked corp', async () => {
    expect(await redeem(await stage.code('linked'))).toMatchObject({ userid: 'ww9999999999999999/linked' });
  });

  it('knows an outsider by openid alone', async () => {
    const reply = await redeem(await stage.code('outsider'));
    expect(reply['openid']).toMatch(/^o[\w-]{27}$/);
    expect(reply).not.toHaveProperty('userid');
  });

  it('adds the external_userid of a customer', async () => {
    stage.control.updateMember('outsider', { externalUserId: 'wmABC' });
    expect(await redeem(await stage.code('outsider'))).toMatchObject({ external_userid: 'wmABC' });
  });

  it('misses the code', async () => {
    expect(await stage.callAs(stage.app, 'auth/getuserinfo')).toMatchObject({ errcode: 41008 });
  });

  it('refuses a code that never was', async () => {
    expect(await redeem('x'.repeat(43))).toMatchObject({ errcode: 40029 });
  });

  it.each(['40029', '42022'] as const)('refuses a used code with %s', async (usedCode) => {
    stage.control.setBehaviour({ usedCode });
    const code = await stage.code('zhangsan');
    await redeem(code);
    expect(await redeem(code)).toMatchObject({ errcode: Number(usedCode) });
  });

  it.each(['40029', '42003'] as const)('refuses a code after five minutes with %s', async (expiredCode) => {
    stage.control.setBehaviour({ expiredCode });
    const code = await stage.code('zhangsan');
    stage.control.advance(5 * 60_000);
    expect(await redeem(code)).toMatchObject({ errcode: Number(expiredCode) });
  });

  it("refuses another app's code and leaves it usable", async () => {
    const code = await stage.code('zhangsan');
    expect(await redeem(code, stage.otherApp)).toMatchObject({ errcode: 50001 });
    expect(await redeem(code)).toMatchObject({ errcode: 0 });
  });

  it('leaves the code usable when the token was refused', async () => {
    const code = await stage.code('zhangsan');
    expect(await stage.call('auth/getuserinfo', { access_token: 'x', code })).toMatchObject({ errcode: 40014 });
    expect(await redeem(code)).toMatchObject({ errcode: 0 });
  });
});

describe('user/getuserinfo, the old spelling', () => {
  it('tells a member as UserId and DeviceId', async () => {
    const stage = new Stage();
    const reply = await stage.callAs(stage.app, 'user/getuserinfo', { code: await stage.code('zhangsan') });
    expect(reply).toMatchObject({ UserId: 'zhangsan', DeviceId: expect.stringMatching(/^\w{32}$/) as string });
  });

  it('adds expires_in to a ticket', async () => {
    const stage = new Stage();
    const reply = await stage.callAs(stage.app, 'user/getuserinfo', { code: await stage.code('zhangsan', []) });
    expect(reply).toMatchObject({ user_ticket: expect.any(String) as string, expires_in: 7200 });
  });

  it('tells an outsider as OpenId, a linked member with the corp', async () => {
    const stage = new Stage();
    const outsider = await stage.callAs(stage.app, 'user/getuserinfo', { code: await stage.code('outsider') });
    const linked = await stage.callAs(stage.app, 'user/getuserinfo', { code: await stage.code('linked') });
    expect(outsider).toHaveProperty('OpenId');
    expect(linked).toMatchObject({ UserId: 'ww9999999999999999/linked' });
  });

  it('carries an empty agent list when it refuses', async () => {
    expect(await new Stage().call('user/getuserinfo')).toMatchObject({ errcode: 41001, agent: [] });
  });
});
