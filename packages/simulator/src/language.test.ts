import { describe, expect, it } from 'vitest';
import { LANGUAGE_COOKIE } from './language.js';
import { Stage } from './testing/stage.js';

describe('the language of the pages', () => {
  const stage = new Stage();
  const show = async (path: string, headers: Record<string, string> = {}) =>
    (await stage.http.request(path, { headers })).text();

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', '企业微信模拟器'],
    ['zh', '企业微信模拟器'],
    ['en-GB,zh;q=0.5', 'WeCom simulator'],
    ['de', 'WeCom simulator'],
  ])('is what a browser prefers: %s', async (accepted, title) => {
    expect(await show('/', { 'accept-language': accepted })).toContain(`<h1>${title}</h1>`);
  });

  it.each([
    ['en', '<h1>WeCom simulator</h1>'],
    ['zh', '<h1>企业微信模拟器</h1>'],
    ['toString', '<h1>企业微信模拟器</h1>'],
  ])('is the one that was chosen, if it is spoken: %s', async (chosen, title) => {
    const headers = { 'accept-language': 'zh-CN', cookie: `${LANGUAGE_COOKIE}=${chosen}` };
    expect(await show('/', headers)).toContain(title);
  });

  it('is on every part of the control page', async () => {
    const page = await show('/', { 'accept-language': 'zh-CN' });
    for (const text of ['成员', '普通成员，有手机号', '自动刷新', '应用设置', '添加故障', '时钟', '不确定的行为']) {
      expect(page).toContain(text);
    }
    expect(page).toContain('<html lang="zh-CN">');
  });

  it('is that of the client on WeCom’s own pages, and Chinese outside of it', async () => {
    const query = new URLSearchParams(stage.authorizeQuery({ scope: 'none' })).toString();
    const address = `/connect/oauth2/authorize?${query}`;
    const agent = { 'user-agent': 'wxwork/4.1.30', 'accept-language': 'en' };
    expect(await show(address, { ...agent, cookie: `${LANGUAGE_COOKIE}=en` })).toContain('Invalid parameter: scope');
    expect(await show(address, agent)).toContain('无效的scope参数');
  });
});
