import type { ResultOf } from '../../../shared/setup';
import type { Answer } from '../ask-wecom';
import { blockerOf } from '../blocker';

const CHECK = 'trusted-ip';

/** Whether WeCom trusts the address this server calls from; when not, which one to add. `gettoken` does not tell. */
export function checkTrustedIp(answer: Answer): ResultOf<'trusted-ip'> {
  if (answer.kind === 'app') {
    return { check: CHECK, status: 'passed', reason: 'trusted' };
  }
  if (answer.kind !== 'refused' || answer.reason !== 'untrusted-ip') {
    return { check: CHECK, status: 'unknown', reason: 'blocked', waitsFor: blockerOf(answer) };
  }
  const { callerIp: ip, errcode } = answer;
  return ip
    ? { check: CHECK, status: 'failed', reason: 'untrusted', values: { ip }, paste: ip, errcode }
    : { check: CHECK, status: 'failed', reason: 'untrusted-unnamed', errcode };
}
