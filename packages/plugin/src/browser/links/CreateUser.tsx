import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { type LinkedMember, type ListedRefusal, seenRefusal } from '../../shared/links';
import type { Client } from '../client';
import { memberLabel } from '../labels';
import { useChange } from './use-change';

interface CreateUserProps {
  client: Client;
  refusal: ListedRefusal;
  member: LinkedMember;
  onDone: () => void;
}

/** Makes a user of a refused member for whom there is none. */
export function CreateUser({ client, refusal, member, onDone }: CreateUserProps) {
  const { t } = useTranslation(NAMESPACE);
  const { message } = App.useApp();
  const { run, isBusy } = useChange(client);
  const create = async () => {
    if (await run('wecom:createUser', seenRefusal(refusal))) {
      void message.success(t('User created. The member can now sign in.'));
      onDone();
    }
  };
  return (
    <Popconfirm
      title={t('Create a user for “{{member}}”?', {
        member: memberLabel(member),
        interpolation: { escapeValue: false },
      })}
      description={t('It has the default role and no phone number. The member can sign in with WeCom at once.')}
      okText={t('Create user')}
      cancelText={t('Cancel')}
      styles={{ root: { maxWidth: 'calc(100vw - 32px)' } }}
      onConfirm={() => void create()}
    >
      <Button type="link" size="small" style={{ padding: 0 }} loading={isBusy}>
        {t('Create user')}
      </Button>
    </Popconfirm>
  );
}
