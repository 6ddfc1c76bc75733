import type { i18n as I18n } from 'i18next';
import { NAMESPACE } from '../shared/auth-type';

/** What stands where a part of ours could not be loaded: after an upgrade, open pages ask for files that are gone. */
export function unloadedText(i18n: I18n): string {
  return i18n.t('This part did not load. Reload the page.', { ns: NAMESPACE });
}
