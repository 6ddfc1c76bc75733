import { Alert, Button, Descriptions, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { AppIdentity, SettingChange, SetupRequest } from '../../shared/setup';
import type { Client } from '../client';
import { applyAppSetting } from './setup-requests';

interface SettingChangeButtonProps {
  client: Client;
  request: SetupRequest;
  change: SettingChange;
  app: AppIdentity | undefined;
  onChanged: () => void;
}

/** Lets the server write a setting of the app at WeCom, after the administrator has seen the old and the new value. */
export function SettingChangeButton({ client, request, change, app, onChanged }: SettingChangeButtonProps) {
  const { t } = useTranslation(NAMESPACE);
  const [isAsking, setAsking] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const write = async () => {
    setWriting(true);
    setRefusal(undefined);
    try {
      await applyAppSetting(client, { ...request, change });
      setAsking(false);
      onChanged();
    } catch (error) {
      setRefusal((error as Error).message || t('The server did not answer. Try again.'));
    } finally {
      setWriting(false);
    }
  };

  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('Set it for me')}
      </Button>
      <Modal
        title={t('Change this setting of the app at WeCom?')}
        open={isAsking}
        okText={t('Change it')}
        cancelText={t('Cancel')}
        confirmLoading={isWriting}
        onOk={() => void write()}
        onCancel={() => setAsking(false)}
      >
        <Descriptions
          column={1}
          size="small"
          bordered
          styles={{ label: { whiteSpace: 'nowrap' } }}
          items={[
            { key: 'setting', label: t('Setting'), children: t(`check.${change.setting}`) },
            ...(app ? [{ key: 'app', label: t('App'), children: <Value text={appText(app)} /> }] : []),
            { key: 'before', label: t('Before'), children: <Value text={change.before || t('Not set')} /> },
            { key: 'after', label: t('Afterwards'), children: <Value text={change.after} /> },
          ]}
        />
        {refusal && <Alert type="error" showIcon message={refusal} style={{ marginTop: 16 }} />}
      </Modal>
    </>
  );
}

function appText({ name, agentId }: AppIdentity): string {
  return name ? `${name} (${agentId})` : agentId;
}

function Value({ text }: { text: string }) {
  return <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;
}
