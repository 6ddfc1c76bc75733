import { Flex, Table } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedRun, RunState } from '../../shared/directory';
import type { PageQuery } from '../../shared/links';
import type { Client } from '../client';
import { type Fact, useColumns } from '../lists/use-columns';
import { useList } from '../lists/use-list';
import { useReloadAfter } from '../lists/use-reload-after';
import { ReadableTag } from '../ReadableTag';
import { fetchRuns } from './directory-api';
import { RefusalAlert } from './RefusalAlert';
import { RunSummary } from './RunOutcome';
import { stateKey } from './run-texts';

const COLORS: Record<RunState, string> = {
  running: 'processing',
  succeeded: 'success',
  incomplete: 'warning',
  failed: 'error',
  cancelled: 'default',
  interrupted: 'warning',
};

interface RunsTableProps {
  client: Client;
  source: string;
  /** The run that is under way, or the last one: when it changes, so does the list. */
  current: ListedRun | null;
}

/** The runs of a source, the latest first. */
export function RunsTable({ client, source, current }: RunsTableProps) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const load = useCallback((query: PageQuery) => fetchRuns(client, source, query), [client, source]);
  const { rows, isLoading, error, reload, pagination } = useList(load);
  useReloadAfter(`${current?.id} ${current?.state}`, reload);
  const at = (time: string | undefined) => (time === undefined ? '' : new Date(time).toLocaleString(i18n.language));
  const facts: Fact<ListedRun>[] = [
    { key: 'started', title: t('directory.started'), of: ({ startedAt }) => at(startedAt) },
    { key: 'ended', title: t('directory.ended'), of: ({ endedAt }) => at(endedAt) },
    {
      key: 'state',
      title: t('directory.state'),
      of: ({ state }) => <ReadableTag color={COLORS[state]}>{t(stateKey(state))}</ReadableTag>,
    },
  ];
  const columns = useColumns(facts, {
    key: 'result',
    title: t('directory.result'),
    of: (run) => <RunSummary run={run} />,
  });
  return (
    <Flex vertical gap="middle">
      {error && <RefusalAlert error={error} />}
      <Table rowKey="id" columns={columns} dataSource={rows} loading={isLoading} pagination={pagination} />
    </Flex>
  );
}
