/**
 * Where the person signs in at WeCom: inside the client, by its page in consumer WeChat, or on the QR page of an ordinary
 * browser.
 */
export type Flow = 'in-app' | 'wechat' | 'web';

/** Silent, or with the page on which the member agrees to share personal fields; the other flows know no consent. */
export type Scope = 'snsapi_base' | 'snsapi_privateinfo';

/** The languages of WeCom's pages. */
export type PageLanguage = 'zh' | 'en';

export interface AuthorizeRequest {
  flow: Flow;
  scope: Scope;
  corpId: string;
  agentId: string;
  /** Where WeCom sends the browser back to; its host must be trusted in the console. Not encoded yet. */
  redirectUri: string;
  /** Letters and digits only, at most 128 (error 84025 otherwise). */
  state: string;
  /** Language of the web-login page. */
  lang: PageLanguage;
  /** `https://open.weixin.qq.com`, without a trailing slash. */
  authorizeBaseUrl: string;
  /** `https://login.work.weixin.qq.com`, without a trailing slash. */
  loginBaseUrl: string;
}

/** Builds the address of WeCom's page for this request. */
export function buildAuthorizeUrl(request: AuthorizeRequest): string {
  return request.flow === 'web' ? webUrl(request) : inAppUrl(request);
}

// doc/91022. `agentid` is optional with snsapi_base, yet always sent: without it snsapi_privateinfo turns silent.
function inAppUrl(request: AuthorizeRequest): string {
  const query = new URLSearchParams({
    appid: request.corpId,
    redirect_uri: request.redirectUri,
    response_type: 'code',
    scope: request.scope,
    state: request.state,
    agentid: request.agentId,
  });
  return `${request.authorizeBaseUrl}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`;
}

// doc/98152.
function webUrl(request: AuthorizeRequest): string {
  const query = new URLSearchParams({
    login_type: 'CorpApp',
    appid: request.corpId,
    agentid: request.agentId,
    redirect_uri: request.redirectUri,
    state: request.state,
    lang: request.lang,
  });
  return `${request.loginBaseUrl}/wwlogin/sso/login?${query.toString()}`;
}
