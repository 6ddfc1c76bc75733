/**
 * Tells whether a browser is the WeCom client's, by the rule of WeCom's own JS-SDK. Consumer WeChat says
 * `MicroMessenger` only, WeCom says both. A user agent can be forged: use this to choose a flow, never to trust.
 */
export function isWeCom(userAgent: string): boolean {
  return /wxwork\/[\d.]+/i.test(userAgent);
}
