import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { type ConsoleSubject, consoleValues } from './console-values';
import { CopyableValue } from './CopyableValue';

/** The homepage link for a console where computers and phones have separate homepages. */
export function PhoneHomepage(subject: ConsoleSubject) {
  const { t } = useTranslation(NAMESPACE);
  const { phoneHomepage, problem } = consoleValues(subject);
  return (
    <CopyableValue
      label={t('Workbench homepage link for phones')}
      help={t(
        'WeCom console → App Management → your app → Workbench app homepage, when you set separate homepages for computers and phones.',
      )}
      value={phoneHomepage}
      problem={problem && t(problem)}
    />
  );
}
