import { describe, expect, it } from 'vitest';
import { buildAuthorizeUrl, type AuthorizeRequest } from './authorize-url';

const request: AuthorizeRequest = {
  flow: 'in-app',
  scope: 'snsapi_base',
  corpId: 'ww1234567890abcdef',
  agentId: '1000002',
  redirectUri: 'https://nb.example.com/v/signin?authenticator=we%20com',
  state: '0123456789abcdef0123456789abcdef',
  lang: 'zh',
  authorizeBaseUrl: 'https://open.weixin.qq.com',
  loginBaseUrl: 'https://login.work.weixin.qq.com',
};

describe('in-app flow', () => {
  it('builds the address of the authorize page', () => {
    expect(buildAuthorizeUrl(request)).toBe(
      'https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww1234567890abcdef' +
        '&redirect_uri=https%3A%2F%2Fnb.example.com%2Fv%2Fsignin%3Fauthenticator%3Dwe%2520com' +
        '&response_type=code&scope=snsapi_base&state=0123456789abcdef0123456789abcdef&agentid=1000002#wechat_redirect',
    );
  });

  it('asks for consent in the scope', () => {
    const url = new URL(buildAuthorizeUrl({ ...request, scope: 'snsapi_privateinfo' }));
    expect(url.searchParams.get('scope')).toBe('snsapi_privateinfo');
    expect(url.searchParams.get('agentid')).toBe('1000002');
  });
});

describe('web flow', () => {
  it('builds the address of the login page', () => {
    expect(buildAuthorizeUrl({ ...request, flow: 'web' })).toBe(
      'https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid=ww1234567890abcdef&agentid=1000002' +
        '&redirect_uri=https%3A%2F%2Fnb.example.com%2Fv%2Fsignin%3Fauthenticator%3Dwe%2520com' +
        '&state=0123456789abcdef0123456789abcdef&lang=zh',
    );
  });
});

it('keeps the path of a private host', () => {
  const hosts = { authorizeBaseUrl: 'https://wecom.corp/open', loginBaseUrl: 'https://wecom.corp/login' };
  expect(buildAuthorizeUrl({ ...request, ...hosts })).toMatch(/^https:\/\/wecom\.corp\/open\/connect\/oauth2\//);
  expect(buildAuthorizeUrl({ ...request, ...hosts, flow: 'web' })).toMatch(/^https:\/\/wecom\.corp\/login\/wwlogin\//);
});
