import type { i18n as I18n } from 'i18next';
import { NAMESPACE } from '../shared/auth-type';

/** Stands in for a part of ours that could not be loaded: after an upgrade, open pages ask for files that are gone. */
export function unloadedText(i18n: I18n): string {
  return i18n.t('This part did not load. Reload the page.', { ns: NAMESPACE });
}
