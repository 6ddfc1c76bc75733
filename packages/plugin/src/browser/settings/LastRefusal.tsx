import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { RefusalNotice } from '../../shared/setup';
import type { Client } from '../client';
import { requestSoftly } from '../request-softly';

/** Tells the administrator what WeCom did not like about a stored configuration. */
export function LastRefusal({ client, authenticator }: { client: Client; authenticator: string }) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const [refusal, setRefusal] = useState<RefusalNotice | null>(null);

  useEffect(() => {
    void fetchLastRefusal(client, authenticator).then(setRefusal);
  }, [client, authenticator]);

  if (!refusal) {
    return null;
  }
  const { finding, advice, ip, field, errcode, at } = refusal;
  const facts = [
    ip && t('IP address of this server: {{ip}}', { ip }),
    field && t(`option.${field}`),
    errcode && t('WeCom’s error number: {{errcode}}', { errcode }),
    new Date(at).toLocaleString(i18n.language),
  ];
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      message={t('The last sign-in failed because of these settings')}
      description={
        <>
          <div>{finding}</div>
          <div>{advice}</div>
          {facts.filter(Boolean).join(' · ')}
        </>
      }
    />
  );
}

async function fetchLastRefusal(client: Client, authenticator: string): Promise<RefusalNotice | null> {
  const { data } = await requestSoftly<RefusalNotice>(client, { url: 'wecom:lastRefusal', params: { authenticator } });
  return data ?? null;
}
