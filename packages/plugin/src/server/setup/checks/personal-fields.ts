import type { ResultOf } from '../../../shared/setup';
import type { ConsentOutcome } from '../../round-trip/identify-member';

const CHECK = 'personal-fields';

/** Whether members' phone numbers reach this server. No call of WeCom tells; consent passes of sign-ins have shown it. */
export function checkPersonalFields(lately: ConsentOutcome | undefined): ResultOf<'personal-fields'> {
  switch (lately) {
    case 'received':
      return { check: CHECK, status: 'passed', reason: 'received' };
    case 'refused':
      return { check: CHECK, status: 'failed', reason: 'refused' };
    case 'withheld':
      return { check: CHECK, status: 'unknown', reason: 'withheld' };
    default:
      return { check: CHECK, status: 'unknown', reason: 'never-asked' };
  }
}
