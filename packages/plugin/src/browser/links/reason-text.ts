import { isAbout } from '../../shared/error-codes';
import type { ListedRefusal } from '../../shared/links';

type Translate = (key: string, values?: object) => string;

/** Says to an administrator why a member is refused, and what to do about it. The words of the code are for the member. */
export function reasonText(
  t: Translate,
  { reason, authenticator }: Pick<ListedRefusal, 'reason' | 'authenticator'>,
): string {
  if (isAbout(reason, 'configuration')) {
    // A text and no HTML: React escapes it.
    return t('attention.configuration', { authenticator, interpolation: { escapeValue: false } });
  }
  switch (reason) {
    case 'wecom_phone_ambiguous':
      return t('attention.ambiguous');
    case 'wecom_phone_taken':
      return t('attention.taken');
    case 'wecom_phone_unproven':
      return t('attention.unproven');
    case 'wecom_not_linked':
      return t('attention.not-linked');
    case 'wecom_phone_not_shared':
      return t('attention.not-shared');
    case 'wecom_sign_up_off':
      return t('attention.sign-up-off');
    case 'wecom_root_not_linkable':
      return t('attention.root');
    case 'wecom_member_inactive':
      return t('attention.inactive');
    case 'wecom_account_closed':
      return t('attention.closed');
    case 'wecom_not_in_visible_range':
      return t('attention.not-visible');
    default:
      return t('attention.refused');
  }
}
