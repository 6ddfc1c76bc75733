import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Text } from './run-texts';

/** Says a text with its values, in the language of the page. It is a text and no HTML: React escapes it. */
export function useSay(): (text: Text) => string {
  const { t } = useTranslation(NAMESPACE);
  return useCallback(({ key, values }: Text) => t(key, { ...values, interpolation: { escapeValue: false } }), [t]);
}
