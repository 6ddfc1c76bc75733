import { checkTexts, type CheckResult } from '../../shared/setup';
import { reasonOfRefusal, type RefusalReason } from '../wecom/errcodes';
import type { LastRefusal } from '../authenticators/last-refusal';

/** The words of a refusal for an administrator, as translation keys that take its `values`. */
interface RefusalTexts {
  /** The fault, in one sentence. */
  finding: string;
  /** The one thing to do, with the place in WeCom's console. */
  advice: string;
}

type Failure = Pick<Extract<CheckResult, { status: 'failed' }>, 'check' | 'reason'>;

/** The point of the connection test that finds the same. */
const FAILURES: Partial<Record<RefusalReason, Failure>> = {
  'unknown-agent': { check: 'app', reason: 'unknown-agent' },
  'other-app': { check: 'app', reason: 'other-app' },
  'app-stopped': { check: 'app', reason: 'stopped' },
  'no-personal-fields': { check: 'personal-fields', reason: 'refused' },
};

/**
 * Puts a refusal into the words of the connection test. The words of its code are for members, who are told to ask their
 * administrator.
 */
export function refusalTexts(refusal: LastRefusal): RefusalTexts {
  switch (refusal.code) {
    case 'wecom_not_configured':
      return withAdvice('refusal.not-configured');
    case 'wecom_untrusted_domain':
      return withAdvice('refusal.untrusted-domain');
    default: {
      const { finding } = checkTexts({ status: 'failed', ...failureOf(refusal) });
      return withAdvice(finding);
    }
  }
}

function withAdvice(finding: string): RefusalTexts {
  return { finding, advice: `${finding}.advice` };
}

function failureOf({ code, errcode, ip }: LastRefusal): Failure {
  switch (code) {
    case 'wecom_secret_unreadable':
      return { check: 'credentials', reason: 'secret-unreadable' };
    case 'wecom_wrong_secret':
      return { check: 'credentials', reason: 'wrong-secret' };
    case 'wecom_wrong_corp':
      return { check: 'credentials', reason: 'wrong-corp' };
    case 'wecom_untrusted_ip':
      return { check: 'trusted-ip', reason: ip ? 'untrusted' : 'untrusted-unnamed' };
    default:
      return FAILURES[reasonOfRefusal(errcode ?? 0)] ?? { check: 'credentials', reason: 'refused' };
  }
}
