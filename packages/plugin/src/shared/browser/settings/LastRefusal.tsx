import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../auth-type';
import type { Client } from '../client';

/** The last time WeCom refused the configuration, as the server remembers it. */
interface Refusal {
  message: string;
  errcode: number | null;
  /** ISO 8601. */
  at: string;
}

/** Tells the administrator what WeCom did not like about a stored configuration. */
export function LastRefusal({ client, authenticator }: { client: Client; authenticator: string }) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    fetchLastRefusal(client, authenticator).then(setRefusal, () => setRefusal(null));
  }, [client, authenticator]);

  if (!refusal) return null;
  const when = new Date(refusal.at).toLocaleString(i18n.language);
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      message={t('WeCom refused this configuration')}
      description={`${refusal.message} (${[when, refusal.errcode].filter(Boolean).join(', ')})`}
    />
  );
}

async function fetchLastRefusal({ app }: Client, authenticator: string): Promise<Refusal | null> {
  const { data } = await app.apiClient.request({
    url: 'wecom:lastRefusal',
    params: { authenticator },
    skipNotify: true,
  });
  return (data as { data?: Refusal | null }).data ?? null;
}
