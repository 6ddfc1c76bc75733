import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { type ConsoleSubject, consoleValues } from './console-values';
import { CopyableValue } from './CopyableValue';

/** The values that the administrator pastes into the WeCom console; they follow what is typed. */
export function ConsoleValues(subject: ConsoleSubject) {
  const { t } = useTranslation(NAMESPACE);
  const { domain, homepage, problem } = consoleValues(subject);
  return (
    <>
      <CopyableValue
        label={t('Trusted domain and authorization callback domain')}
        help={t(
          'WeCom console → App Management → your app → Developer interface, in two places: Web authorization and JS-SDK, where WeCom asks for the ownership file, and WeCom authorized sign-in → Set → Web page.',
        )}
        value={domain}
      />
      <CopyableValue
        label={t('Workbench homepage link')}
        help={t('WeCom console → App Management → your app → Workbench app homepage.')}
        value={homepage}
        problem={problem && t(problem)}
      />
    </>
  );
}
