import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../shared/auth-type';

/** Tells what to do in a frame of another site, from which the way to WeCom and back may be blocked. */
export default function FramedHint({ address }: { address: string }) {
  const { t } = useTranslation(NAMESPACE);
  const message = (
    <>
      {t('WeCom does not work while this page is inside another site. Open it in its own window:')}{' '}
      <Typography.Link
        href={address}
        target="_blank"
        copyable={{ text: address, tooltips: [t('Copy link'), t('Copied')] }}
      >
        {address}
      </Typography.Link>
    </>
  );
  return <Alert role="alert" type="info" style={{ marginBottom: 8, overflowWrap: 'anywhere' }} message={message} />;
}
