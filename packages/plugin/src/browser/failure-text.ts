import type { i18n as I18n } from 'i18next';
import { NAMESPACE } from '../shared/auth-type';
import type { Failure } from '../shared/sign-in';

/** Says what happened and what to do next, in the language of the page. */
export function failureText(i18n: I18n, { code, message, origin }: Failure): string {
  if (code && i18n.exists(code, { ns: NAMESPACE })) {
    // A text and no HTML: what shows it escapes it.
    return i18n.t(code, { ns: NAMESPACE, origin, interpolation: { escapeValue: false } });
  }
  return message ?? i18n.t('The server did not answer. Try again.', { ns: NAMESPACE });
}
