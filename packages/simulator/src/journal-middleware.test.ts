import { expect, it } from 'vitest';
import { mask } from './mask.js';
import { Stage } from './testing/stage.js';

it('notes calls with their error code, secrets masked but comparable', async () => {
  const stage = new Stage();
  const token = await stage.token();
  await stage.call('user/get', { access_token: token });
  expect(stage.control.journal()).toMatchObject([
    { path: '/cgi-bin/gettoken', query: { corpsecret: mask(stage.app.secret) }, errcode: 0, status: 200, at: 0 },
    { path: '/cgi-bin/user/get', query: { access_token: mask(token) }, errcode: 41009, ip: '127.0.0.1' },
  ]);
  expect(JSON.stringify(stage.control.journal())).not.toContain(stage.app.secret);
});

it('notes pages without an error code, and the control not at all', async () => {
  const stage = new Stage();
  await stage.authorize('zhangsan');
  await stage.http.request('/');
  expect(stage.control.journal()).toMatchObject([{ path: '/connect/oauth2/authorize', status: 302 }]);
  expect(stage.control.journal()[0]).not.toHaveProperty('errcode');
});

it('keeps the last thousand requests', async () => {
  const stage = new Stage();
  for (let count = 0; count < 1001; count += 1) {
    await stage.http.request(`/cgi-bin/${count}`);
  }
  expect(stage.control.journal()).toHaveLength(1000);
  expect(stage.control.journal()[0]?.path).toBe('/cgi-bin/1');
});
