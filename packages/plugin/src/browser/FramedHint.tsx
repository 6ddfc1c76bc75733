import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../shared/auth-type';

/** Tells what to do in a frame of another site, from which the way to WeCom and back may be blocked. */
export default function FramedHint({ address }: { address: string }) {
  const { t } = useTranslation(NAMESPACE);
  const message = (
    <>
      {t('WeCom cannot be used while this page is shown inside another site. Open it in a window of its own:')}{' '}
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
