import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

describe('every call but gettoken', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  it('checks the token before the other parameters', async () => {
    expect(await stage.call('auth/getuserinfo')).toMatchObject({ errcode: 41001 });
  });

  it('reads the token from the query alone', async () => {
    const authorization = `Bearer ${await stage.token()}`;
    expect(await stage.call('user/get', {}, { headers: { authorization } })).toMatchObject({ errcode: 41001 });
  });

  it('refuses a token that never was', async () => {
    const reply = await stage.call('user/get', { access_token: 'x' });
    expect(reply).toMatchObject({ errcode: 40014, errmsg: 'invalid access_token' });
  });

  it('refuses an expired token', async () => {
    const token = await stage.token();
    stage.control.advance(7_200_000);
    expect(await stage.call('user/get', { access_token: token })).toMatchObject({ errcode: 42001 });
  });

  it('ends the tokens of a secret that was reset', async () => {
    const token = await stage.token();
    stage.control.updateApp({ secret: 'z'.repeat(43) });
    expect(await stage.call('user/get', { access_token: token })).toMatchObject({ errcode: 40014 });
  });

  it('refuses a stopped app with a living token', async () => {
    const token = await stage.token();
    stage.control.updateApp({ stopped: true });
    expect(await stage.call('user/get', { access_token: token })).toMatchObject({ errcode: 50003 });
  });

  it('refuses an address that is not trusted, and names it', async () => {
    stage.control.updateApp({ trustedIps: ['203.0.113.9'] });
    const reply = await stage.callAs(stage.app, 'user/get', { userid: 'zhangsan' });
    expect(reply.errcode).toBe(60020);
    expect(reply.errmsg).toMatch(/^not allow to access from your ip, hint: \[\d{14,25}\], from ip: 127\.0\.0\.1, /);
  });

  it('takes any address when the check is off', async () => {
    stage.control.updateApp({ trustedIps: 'any' });
    expect(await stage.callAs(stage.app, 'user/get', { userid: 'zhangsan' })).toMatchObject({ errcode: 0 });
  });
});

describe('a refusal', () => {
  it('is HTTP 200 with the empty default fields and the error in headers', async () => {
    const response = await new Stage().http.request('/cgi-bin/user/get?access_token=x');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    expect(response.headers.get('error-code')).toBe('40014');
    expect(response.headers.get('error-msg')).toBe('invalid access_token');
    expect(await response.json()).toMatchObject({ department: [], order: [], direct_leader: [] });
  });

  it("carries the platform's time", async () => {
    const stage = new Stage();
    stage.control.advance(90_000);
    const response = await stage.http.request('/cgi-bin/user/get');
    expect(response.headers.get('date')).toBe('Thu, 01 Jan 1970 00:01:30 GMT');
  });

  it('is indented by three spaces', async () => {
    const response = await new Stage().http.request('/cgi-bin/user/get');
    expect(await response.text()).toMatch(/^\{\n {3}"errcode": 41001,/);
  });

  it('leaves the address out when switched so', async () => {
    const stage = new Stage();
    stage.control.setBehaviour({ fromIpInErrors: 'no' });
    expect((await stage.call('user/get')).errmsg).not.toContain('from ip');
  });

  it('of an unknown path is 404 without a body', async () => {
    const response = await new Stage().http.request('/cgi-bin/user/nothing');
    expect([response.status, await response.text()]).toEqual([404, '']);
  });
});
