import type { ResultOf } from '../../../shared/setup';
import type { Answer } from '../ask-wecom';
import { blockerOf } from '../blocker';
import type { FormOptions } from '../../authenticators/form-options';

const CHECK = 'trusted-domain';

/** Whether the app's trusted domain is the origin's host, with its port unless it is the default one (doc/91335). */
export function checkTrustedDomain(answer: Answer, { agentId, origin }: FormOptions): ResultOf<'trusted-domain'> {
  if (!origin.normal) {
    return { check: CHECK, status: 'failed', reason: 'origin-malformed' };
  }
  if (answer.kind !== 'app') {
    return { check: CHECK, status: 'unknown', reason: 'blocked', waitsFor: blockerOf(answer) };
  }
  const domain = trustedDomainFor(origin.normal);
  const current = answer.app.trustedDomain ?? '';
  if (current.toLowerCase() === domain) {
    return { check: CHECK, status: 'passed', reason: 'same', values: { domain } };
  }
  return {
    check: CHECK,
    status: 'failed',
    reason: current ? 'other' : 'missing',
    values: { domain, current },
    paste: domain,
    change: { setting: 'trusted-domain', before: current, after: domain },
    app: { name: answer.app.name ?? '', agentId },
  };
}

/** The trusted domain that an origin needs. */
export function trustedDomainFor(origin: string): string {
  return new URL(origin).host;
}
