import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

const hours = 3_600_000;

describe('gettoken', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  it('gives a token of 214 characters for two hours', async () => {
    const reply = await stage.call('gettoken', { corpid: 'wwf0e1d2c3b4a59687', corpsecret: stage.app.secret });
    expect(reply).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 });
    expect(reply['access_token']).toMatch(/^[\w-]{214}$/);
  });

  it.each([
    [{}, 41004],
    [{ corpid: 'wwf0e1d2c3b4a59687' }, 41004],
    [{ corpsecret: 'x' }, 41002],
    [{ corpid: 'test', corpsecret: 'x' }, 40013],
    [{ corpid: 'wwf0e1d2c3b4a59687', corpsecret: 'x' }, 40001],
  ])('looks at the secret first, then the corp ID: %o gives %i', async (query, errcode) => {
    expect(await stage.call('gettoken', query as Record<string, string>)).toMatchObject({ errcode, access_token: '' });
  });

  it('repeats the living token without prolonging it', async () => {
    const first = await stage.token();
    stage.control.advance(hours);
    const reply = await stage.call('gettoken', { corpid: 'wwf0e1d2c3b4a59687', corpsecret: stage.app.secret });
    expect(reply).toMatchObject({ access_token: first, expires_in: 3600 });
  });

  it('gives a new token each time when switched so', async () => {
    stage.control.setBehaviour({ repeatedToken: 'new' });
    expect(await stage.token()).not.toBe(await stage.token());
  });

  it('gives another token after two hours', async () => {
    const first = await stage.token();
    stage.control.advance(2 * hours);
    expect(await stage.token()).not.toBe(first);
  });

  it('refuses a stopped app', async () => {
    stage.control.updateApp({ stopped: true });
    const query = { corpid: 'wwf0e1d2c3b4a59687', corpsecret: stage.app.secret };
    expect(await stage.call('gettoken', query)).toMatchObject({ errcode: 40001 });
  });

  it('does not ask for a trusted IP', async () => {
    stage.control.updateApp({ trustedIps: [] });
    expect(await stage.token()).toHaveLength(214);
  });
});
