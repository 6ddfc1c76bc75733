import { Alert, App, Flex, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { type LinkedMember, type ListedRefusal, seenRefusal } from '../../shared/links';
import type { Client } from '../client';
import { FailureMessage } from '../FailureMessage';
import type { Failure } from '../../shared/sign-in';
import { memberLabel } from '../labels';
import { change } from './links-api';
import { UserSelect } from './UserSelect';

interface ResolveRefusalProps {
  client: Client;
  refusal: ListedRefusal;
  member: LinkedMember;
  onClose: () => void;
}

/** Asks which user a member is, and links the two. */
export function ResolveRefusal({ client, refusal, member, onClose }: ResolveRefusalProps) {
  const { t } = useTranslation(NAMESPACE);
  const { message } = App.useApp();
  const [userId, setUserId] = useState<number>();
  const [error, setError] = useState<Failure>();
  const [isBusy, setBusy] = useState(false);
  const labelId = useId();

  const link = async () => {
    if (userId === undefined) {
      return;
    }
    setBusy(true);
    const reply = await change(client, 'wecom:resolveRefusal', { ...seenRefusal(refusal), userId });
    setBusy(false);
    setError(reply.error);
    if (!reply.error) {
      void message.success(t('Linked. The member can now sign in.'));
      onClose();
    }
  };
  return (
    <Modal
      open
      title={t('Link “{{member}}” to a user', { member: memberLabel(member), interpolation: { escapeValue: false } })}
      okText={t('Link')}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: userId === undefined, loading: isBusy }}
      onOk={() => void link()}
      onCancel={onClose}
    >
      <Flex vertical gap="small">
        {error && <Alert type="error" showIcon role="alert" message={<FailureMessage failure={error} />} />}
        <label htmlFor={labelId}>{t('User')}</label>
        <UserSelect id={labelId} client={client} candidates={refusal.candidates} onChange={setUserId} />
      </Flex>
    </Modal>
  );
}
