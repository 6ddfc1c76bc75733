import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { homepageLink } from '../../shared/sign-in';
import { CopyableValue } from './CopyableValue';
import { ownOrigin } from './own-origin';

interface ConsoleValuesProps {
  /** Address of the application's API, as this page reaches it. */
  apiUrl: string;
  /** Origin and name as they stand in the form at the moment. */
  origin: string | undefined;
  name: string | undefined;
}

/** The page for phones, which WeCom opens when its homepage for phones is set on its own. */
const PHONE_PAGE = '/m';

/** The values that the administrator pastes into the WeCom console; they follow what is typed. */
export function ConsoleValues({ apiUrl, origin, name }: ConsoleValuesProps) {
  const { t } = useTranslation(NAMESPACE);
  const normal = ownOrigin(origin);
  const domain = normal?.replace(/^https?:\/\//, '');
  const link = normal && name ? homepageLink(normal + new URL(apiUrl).pathname, name) : undefined;
  return (
    <>
      <CopyableValue
        label={t('Trusted domain')}
        help={t(
          'WeCom console → App Management → your app → Developer interface → Web authorization and JS-SDK: trusted domain. WeCom asks for the ownership file there.',
        )}
        value={domain}
      />
      <CopyableValue
        label={t('Authorization callback domain')}
        help={t(
          'WeCom console → App Management → your app → Developer interface → WeCom authorized sign-in → Set → Web page.',
        )}
        value={domain}
      />
      <CopyableValue
        label={t('Workbench homepage link')}
        help={t('WeCom console → App Management → your app → Workbench app homepage.')}
        value={link}
      />
      <CopyableValue
        label={t('Workbench homepage link for phones')}
        help={t('The same place, when you set separate homepages for computers and phones.')}
        value={link && `${link}&redirect=${encodeURIComponent(PHONE_PAGE)}`}
      />
    </>
  );
}
