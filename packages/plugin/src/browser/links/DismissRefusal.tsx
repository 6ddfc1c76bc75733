import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedRefusal } from '../../shared/links';
import type { Client } from '../client';
import { useChange } from './use-change';

interface DismissRefusalProps {
  client: Client;
  refusal: ListedRefusal;
  onDone: () => void;
}

/** Takes a refusal off the list that was dealt with elsewhere. */
export function DismissRefusal({ client, refusal: { id }, onDone }: DismissRefusalProps) {
  const { t } = useTranslation(NAMESPACE);
  const { message } = App.useApp();
  const { run } = useChange(client);
  const dismiss = async () => {
    if (await run('wecom:dismissRefusal', { id })) {
      void message.success(t('attention.dismissed'));
      onDone();
    }
  };
  return (
    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => void dismiss()}>
      {t('attention.dismiss')}
    </Button>
  );
}
