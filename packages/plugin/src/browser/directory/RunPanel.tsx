import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedRun } from '../../shared/directory';
import type { Failure } from '../../shared/sign-in';
import type { Client } from '../client';
import { type ListedSource, startRun } from './directory-api';
import { RefusalAlert } from './RefusalAlert';
import { RunOutcome } from './RunOutcome';
import { RunProgress } from './RunProgress';

interface RunPanelProps {
  client: Client;
  source: ListedSource;
  run: ListedRun | null;
  /** Address of the page where the source is set up. */
  settings: string;
  /** A run may have started or ended. */
  onChange: () => Promise<void>;
}

/** Starts a run, shows how far it is, and how the last one ended. */
export function RunPanel({ client, source, run, settings, onChange }: RunPanelProps) {
  const { t } = useTranslation(NAMESPACE);
  const [error, setError] = useState<Failure>();
  const [isBusy, setBusy] = useState(false);
  const isRunning = run?.state === 'running';
  const start = async () => {
    setBusy(true);
    setError(undefined);
    const reply = await startRun(client, source.name);
    setError(reply.error);
    await onChange();
    setBusy(false);
  };
  return (
    <Flex vertical gap="middle" align="stretch">
      <Flex gap="small" wrap>
        <Button type="primary" disabled={isRunning || !source.enabled} loading={isBusy} onClick={() => void start()}>
          {t('directory.run')}
        </Button>
        <Button href={settings}>{t('directory.open-sources')}</Button>
      </Flex>
      {!source.enabled && <Alert type="info" showIcon message={t('directory.switched-off')} />}
      {error && <RefusalAlert error={error} />}
      {run?.state === 'running' && <RunProgress client={client} source={source.name} run={run} onChange={onChange} />}
      <div role="status">
        {run && !isRunning && <RunOutcome run={run} />}
        {run === null && <Typography.Text type="secondary">{t('directory.never-run')}</Typography.Text>}
      </div>
    </Flex>
  );
}
