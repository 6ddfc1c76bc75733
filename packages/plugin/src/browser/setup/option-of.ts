import type { CheckId, CheckResult } from '../../shared/setup';

/** For each check the options that are to be corrected, by reason. */
const OPTIONS: Partial<Record<CheckId, Partial<Record<CheckResult['reason'], string>>>> = {
  origin: { missing: 'origin', malformed: 'origin', 'not-public': 'origin' },
  credentials: {
    'corp-id-malformed': 'corpId',
    'wrong-corp': 'corpId',
    'secret-missing': 'secret',
    'secret-unreadable': 'secret',
    'wrong-secret': 'secret',
    'host-malformed': 'apiBaseUrl',
  },
  app: { 'agent-id-malformed': 'agentId', 'unknown-agent': 'agentId', 'other-app': 'agentId' },
  'trusted-domain': { 'origin-malformed': 'origin' },
  homepage: { 'origin-malformed': 'origin' },
  'phone-numbers': {
    'both-open': 'existingPhones',
    'sign-up-open': 'existingPhones',
    'editing-open': 'existingPhones',
  },
};

/**
 * The option of the form that is to be looked at because of what a check found: its path below `authenticators.options`.
 * Undefined when the remedy is not in the form.
 */
export function optionOf({ check, status, reason }: CheckResult): string | undefined {
  return status === 'passed' ? undefined : OPTIONS[check]?.[reason];
}
