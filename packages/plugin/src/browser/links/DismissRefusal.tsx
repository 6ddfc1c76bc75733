import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedRefusal } from '../../shared/links';
import type { Client } from '../client';
import { failureText } from '../failure-text';
import { change } from './links-api';

interface DismissRefusalProps {
  client: Client;
  refusal: ListedRefusal;
  onDone: () => void;
}

/** Takes a refusal off the list that was dealt with elsewhere. */
export function DismissRefusal({ client, refusal: { id }, onDone }: DismissRefusalProps) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const { message } = App.useApp();
  const dismiss = async () => {
    const { error } = await change(client, 'wecom:dismissRefusal', { id });
    if (error) {
      void message.error(failureText(i18n, error));
    } else {
      onDone();
    }
  };
  return (
    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => void dismiss()}>
      {t('attention.dismiss')}
    </Button>
  );
}
