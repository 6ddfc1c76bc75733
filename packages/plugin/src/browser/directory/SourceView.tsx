import { Flex, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Client } from '../client';
import type { ListedSource } from './directory-api';
import { FindingsTable } from './FindingsTable';
import { FirstChoice } from './FirstChoice';
import { Part } from './Part';
import { RefusalAlert } from './RefusalAlert';
import { RunPanel } from './RunPanel';
import { RunsTable } from './RunsTable';
import { useCurrentRun } from './use-current-run';
import { useRunWithFindings } from './use-run-with-findings';

interface SourceViewProps {
  client: Client;
  source: ListedSource;
  /** Address of the page where it is set up. */
  settings: string;
  /** Its options have changed. */
  onChange: () => Promise<void>;
}

/** One source: its run, what it found, what there is to decide, and its earlier runs. */
export function SourceView({ client, source, settings, onChange }: SourceViewProps) {
  const { t } = useTranslation(NAMESPACE);
  const { run, error, refresh } = useCurrentRun(client, source.name);
  const shown = useRunWithFindings(client, source.name, run);
  if (run === undefined) {
    return error ? <RefusalAlert error={error} /> : <Skeleton active />;
  }
  const isRunning = run?.state === 'running';
  const isUndecided = source.options.createUsers === undefined && (shown?.counts?.members['waits-for-choice'] ?? 0) > 0;
  return (
    <Flex vertical gap="large">
      {error && <RefusalAlert error={error} />}
      <RunPanel client={client} source={source} run={run} settings={settings} onChange={refresh} />
      {shown?.counts && isUndecided && !isRunning && (
        <FirstChoice
          client={client}
          source={source.name}
          counts={shown.counts}
          onDone={() => void Promise.all([onChange(), refresh()])}
        />
      )}
      <Part title={t('directory.findings')}>
        {shown ? (
          <FindingsTable client={client} source={source.name} run={shown} isRunning={isRunning} onDecided={refresh} />
        ) : (
          <Typography.Text type="secondary">{t('directory.nothing-found-yet')}</Typography.Text>
        )}
      </Part>
      <Part title={t('directory.runs')}>
        <RunsTable client={client} source={source.name} current={run} />
      </Part>
    </Flex>
  );
}
