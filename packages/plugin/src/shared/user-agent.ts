/**
 * Tells whether a browser is the WeCom client's, by the rule of WeCom's own JS-SDK. Consumer WeChat says
 * `MicroMessenger` only, WeCom says both. A user agent can be forged: use this to choose a flow, never to trust.
 */
export function isWeCom(userAgent: string): boolean {
  return /wxwork\/[\d.]+/i.test(userAgent);
}

/**
 * Tells whether a browser is that of consumer WeChat on a phone or tablet. WeCom's in-app page works there for members who
 * follow the corp's plugin in WeChat, and nothing can scan what this screen shows (docs/adr/0020-wechat-on-a-phone.md).
 */
export function isWeChatOnPhone(userAgent: string): boolean {
  return /micromessenger\//i.test(userAgent) && !isWeCom(userAgent) && isPhone(userAgent);
}

/** Tells whether a browser is on a phone or tablet. */
export function isPhone(userAgent: string): boolean {
  return /\b(mobile|android|iphone|ipad)\b/i.test(userAgent);
}
