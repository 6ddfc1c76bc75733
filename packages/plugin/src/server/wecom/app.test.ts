import { describe, expect, it } from 'vitest';
import { getIdentity } from './calls/identity';
import { getMember } from './calls/members';
import { anApp } from './testing/an-app';

describe('a refused access token', () => {
  it.each([40014, 42001, 40001, 41001])('is replaced once after %i, and the call sent again', async (errcode) => {
    const { app, wecom } = anApp();
    wecom.answer('auth/getuserinfo', { errcode }, { userid: 'zhangsan' });
    expect(await getIdentity(app, 'C0DE')).toMatchObject({ memberId: 'zhangsan' });
    expect(wecom.sentTo('auth/getuserinfo').map(({ query }) => query)).toEqual([
      { access_token: 'T1', code: 'C0DE' },
      { access_token: 'T2', code: 'C0DE' },
    ]);
  });

  it('is not replaced twice', async () => {
    const { app, wecom } = anApp();
    wecom.answer('auth/getuserinfo', { errcode: 42001 });
    await expect(getIdentity(app, 'C0DE')).rejects.toMatchObject({ reason: 'token-refused' });
    expect(wecom.sentTo('auth/getuserinfo')).toHaveLength(2);
    expect(wecom.sentTo('gettoken')).toHaveLength(2);
  });

  it('is not replaced for the next minute when its successor was refused as well', async () => {
    const { app, clock, wecom } = anApp();
    wecom.answer('auth/getuserinfo', { errcode: 40014 });
    for (let signIns = 0; signIns < 5; signIns += 1) {
      await expect(getIdentity(app, 'C0DE')).rejects.toMatchObject({ reason: 'token-refused', errcode: 40014 });
    }
    expect(wecom.requests).toHaveLength(4);

    clock.now += 60_000;
    wecom.answer('auth/getuserinfo', { userid: 'zhangsan' });

    expect(await getIdentity(app, 'C0DE')).toMatchObject({ memberId: 'zhangsan' });
  });

  it('is replaced once for all calls that met it', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/get', { errcode: 42001 }, { errcode: 42001 }, { userid: 'zhangsan' });
    await Promise.all([getMember(app, 'zhangsan'), getMember(app, 'zhangsan')]);
    expect(wecom.sentTo('gettoken')).toHaveLength(2);
  });
});

describe('authenticate', () => {
  it('asks for an access token, and for no second one', async () => {
    const { app, wecom } = anApp();
    await app.authenticate();
    await app.authenticate();
    expect(wecom.requests.map(({ path }) => path)).toEqual(['gettoken']);
  });
});
