import { QRCode, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';

interface FirstSignInProps {
  /** The app's name in the workbench. */
  appName: string | undefined;
  /** The link that signs in inside WeCom. */
  homepageUrl: string;
  /** No phone can scan what it shows itself. */
  isOnPhone: boolean;
}

/** How to sign in for the first time, which only works inside WeCom: there the person can share the phone number. */
export default function FirstSignIn({ appName, homepageUrl, isOnPhone }: FirstSignInProps) {
  const { t } = useTranslation(NAMESPACE);
  const named = { appName, interpolation: { escapeValue: false } };
  const scan = appName
    ? t('Choose “{{appName}}” in the Workbench, or scan this code with WeCom:', named)
    : t('Scan this code with WeCom:');
  const open = appName
    ? t('Choose “{{appName}}” in the Workbench, or open this link in WeCom:', named)
    : t('Open this link in WeCom:');
  return (
    <>
      <ol style={{ margin: 0, paddingInlineStart: 20 }}>
        <li>{t('Open WeCom on your phone or computer.')}</li>
        <li>
          {isOnPhone ? open : scan}
          {!isOnPhone && (
            <div role="img" aria-label={t('QR code of the link below')} style={{ margin: '8px 0' }}>
              <QRCode value={homepageUrl} size={152} bgColor="#fff" color="#000" />
            </div>
          )}{' '}
          <Typography.Link href={homepageUrl} copyable={{ text: homepageUrl, tooltips: [t('Copy link'), t('Copied')] }}>
            {t('Sign-in link for WeCom')}
          </Typography.Link>
        </li>
        <li>{t('Agree to share your phone number.')}</li>
      </ol>
      <span>{t('Afterwards you can sign in with WeCom anywhere.')}</span>
    </>
  );
}
