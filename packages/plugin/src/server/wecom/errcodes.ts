/**
 * The meaning of WeCom's error numbers to a sign-in and to the setup. WeCom's texts may change at any time and are never looked at.
 * Source: developer.work.weixin.qq.com doc/90313 (global error codes); table in docs/wecom-api.md.
 */
export type RefusalReason =
  | 'system-busy'
  | 'token-refused'
  | 'wrong-secret'
  | 'wrong-corp'
  | 'unknown-agent'
  | 'other-app'
  | 'app-stopped'
  | 'untrusted-ip'
  | 'untrusted-domain'
  | 'rate-limited'
  | 'code-invalid'
  | 'ticket-invalid'
  | 'no-personal-fields'
  | 'not-in-visible-range'
  | 'domain-unproven'
  | 'domain-changes-used-up'
  | 'other';

const REASONS: Partial<Record<RefusalReason, readonly number[]>> = {
  'system-busy': [-1],
  'token-refused': [40014, 42001, 40001, 41001],
  'wrong-secret': [40091],
  'wrong-corp': [40013, 2000002],
  'unknown-agent': [40056],
  'other-app': [301002],
  'app-stopped': [50003],
  'untrusted-ip': [60020],
  'untrusted-domain': [50001],
  'rate-limited': [45009, 45033],
  'code-invalid': [40029, 41008, 42003, 42022],
  'ticket-invalid': [84014, 84015, 84090],
  'no-personal-fields': [92001],
  'not-in-visible-range': [50002, 60011, 60021, 60030, 60111, 92000],
  'domain-unproven': [85005],
  'domain-changes-used-up': [85004],
};

const REASON_BY_NUMBER = new Map(
  Object.entries(REASONS).flatMap(([reason, numbers]) => numbers.map((number) => [number, reason as RefusalReason])),
);

/**
 * The meaning of WeCom's answer to a call that carried an access token.
 * @param errcode WeCom's number, never 0
 */
export function reasonOfRefusal(errcode: number): RefusalReason {
  return REASON_BY_NUMBER.get(errcode) ?? 'other';
}

/**
 * The meaning of WeCom's answer to `gettoken`, where 40001 speaks of the secret and not of a token (doc/91039).
 * @param errcode WeCom's number, never 0
 */
export function reasonOfTokenRefusal(errcode: number): RefusalReason {
  return errcode === 40001 || errcode === 41004 ? 'wrong-secret' : reasonOfRefusal(errcode);
}
