import type { ResultOf } from '../../../shared/setup';
import type { PersonalFields } from '../../round-trip/identify-member';

const check = 'personal-fields';

/** Whether members' phone numbers reach this server. No call of WeCom tells; consent passes of sign-ins have shown it. */
export function checkPersonalFields(lately: PersonalFields | undefined): ResultOf<'personal-fields'> {
  switch (lately) {
    case 'received':
      return { check, status: 'passed', reason: 'received' };
    case 'refused':
      return { check, status: 'failed', reason: 'refused' };
    case 'withheld':
      return { check, status: 'unknown', reason: 'withheld' };
    default:
      return { check, status: 'unknown', reason: 'never-asked' };
  }
}
