import { QRCode, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { isPhone } from '../../shared/user-agent';
import { type Client, isInWeCom } from '../client';

interface FirstSignInProps {
  client: Client;
  /** The app's name in the workbench. */
  appName: string | undefined;
  /** The link that signs in inside WeCom. */
  homepageUrl: string;
  /** Called once the steps are on the page. */
  onShown: () => void;
}

/** How to sign in for the first time, which only works inside WeCom: there the person can share the phone number. */
export default function FirstSignIn({ client, appName, homepageUrl, onShown }: FirstSignInProps) {
  const { t } = useTranslation(NAMESPACE);
  useEffect(onShown, [onShown]);
  const named = { appName, interpolation: { escapeValue: false } };
  const isInside = isInWeCom(client);
  // No phone can scan what it shows itself.
  const canScan = !isInside && !isPhone(client.browser.navigator.userAgent);
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
          {canScan ? scan : open}
          {canScan && (
            <div
              role="img"
              aria-label={t('QR code of the link below')}
              style={{ width: 'fit-content', margin: '8px 0' }}
            >
              <QRCode role="presentation" value={homepageUrl} size={152} bgColor="#fff" color="#000" />
            </div>
          )}{' '}
          {isInside ? <LinkToTap url={homepageUrl} /> : <LinkToCopy url={homepageUrl} />}
        </li>
        <li>{t('When WeCom asks, tick “phone number” (手机号) and agree.')}</li>
      </ol>
      <span>{t('After that you can sign in with WeCom anywhere.')}</span>
    </>
  );
}

function LinkToTap({ url }: { url: string }) {
  const { t } = useTranslation(NAMESPACE);
  return <Typography.Link href={url}>{t('Sign-in link for WeCom')}</Typography.Link>;
}

// Opened in this browser it would lead to the same panel again.
function LinkToCopy({ url }: { url: string }) {
  const { t } = useTranslation(NAMESPACE);
  const texts = [t('Copy link'), t('Copied')];
  return (
    <Typography.Text copyable={{ text: url, icon: texts, tooltips: texts }}>
      <bdi style={{ wordBreak: 'break-all' }}>{url}</bdi>
    </Typography.Text>
  );
}
