import { randomDigits } from './random.js';

/** A refusal of the WeCom API: becomes an answer with HTTP 200, `errcode` and the call's empty default fields. */
export class WeComError extends Error {
  constructor(readonly errcode: number) {
    super(errorTexts[errcode] ?? 'request refused');
    this.name = 'WeComError';
  }
}

/** Texts seen on the platform; where none is known, a neutral one. Clients must not compare them. */
const errorTexts: Record<number, string> = {
  [-1]: 'system busy',
  40001: 'invalid credential',
  40003: 'invalid userid',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40056: 'invalid agentid',
  40058: 'invalid Request Parameter',
  40068: 'invalid tagid',
  40094: 'invalid home_url',
  41001: 'access_token missing',
  41002: 'corpid missing',
  41004: 'corpsecret missing',
  41008: 'missing code',
  41009: 'missing userid',
  41011: 'missing agentid',
  41017: 'missing tagid',
  41019: 'missing department',
  42001: 'access_token expired',
  42003: 'code expired',
  42022: 'code has been used',
  45009: 'api freq out of limit',
  45033: 'api concurrent out of limit',
  48002: 'api forbidden',
  50001: 'redirect_url is unauthorized',
  50003: 'app is disabled',
  60003: 'department not found',
  60011: 'no privilege to access/modify contact/party/agent ',
  60020: 'not allow to access from your ip',
  60111: 'userid not found',
  60123: 'invalid party id',
  80001: 'invalid domain',
  84014: 'user_ticket expired',
  84015: 'invalid user_ticket',
  84090: 'user_ticket missing',
  85004: 'domain changes reach limit',
  85005: 'appid not bind redirect domain',
  301002: 'not allow operate another agent with this accesstoken.',
};

/** Codes whose text comes without hint and address. */
const BARE_CODES = new Set([40014]);

/**
 * The `errmsg` as WeCom writes it: text, hint, the caller's address, where to look the code up.
 * @param now milliseconds; the hint starts with the Unix time
 * @param ip left out of the text when undefined
 */
export function errorMessage(errcode: number, now: number, ip: string | undefined): string {
  const text = new WeComError(errcode).message;
  if (BARE_CODES.has(errcode)) {
    return text;
  }
  const hint = `${Math.floor(now / 1000)}${randomDigits(13)}`;
  const from = ip ? `, from ip: ${ip}` : '';
  return `${text}, hint: [${hint}]${from}, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
}
