import { Flex, Table } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedRun } from '../../shared/directory';
import type { PageQuery } from '../../shared/links';
import type { Client } from '../client';
import { useColumns } from '../lists/use-columns';
import { useList } from '../lists/use-list';
import { AdoptChecked } from './AdoptChecked';
import { ConfirmClosing } from './ConfirmClosing';
import { fetchFindings, type ShownFinding } from './directory-api';
import { adoptableInList } from './finding-actions';
import { FindingActions } from './FindingActions';
import { FIRST_FILTERS, FindingFilters } from './FindingFilters';
import { RefusalAlert } from './RefusalAlert';
import { useFindingFacts } from './use-finding-facts';

/** Of these a run keeps no rows. */
const COUNTED_ONLY = ['unchanged', 'departed'] as const;

interface FindingsTableProps {
  client: Client;
  source: string;
  /** The last one that has findings. */
  run: ListedRun;
  /** Another one is under way: what it will find is not known yet, and nothing is decided meanwhile. */
  isRunning: boolean;
  onDecided: () => Promise<void>;
}

/** What a run says of members and departments, and what an administrator can decide. */
export function FindingsTable({ client, source, run, isRunning, onDecided }: FindingsTableProps) {
  const { t } = useTranslation(NAMESPACE);
  const [filters, setFilters] = useState(FIRST_FILTERS);
  const [checked, setChecked] = useState<number[]>([]);
  const { subject, kind, search } = filters;
  const load = useCallback(
    (query: PageQuery) => fetchFindings(client, { run: run.id, subject, kind }, query),
    [client, run.id, subject, kind],
  );
  const { rows, isLoading, error, pagination } = useList(load, search);
  const context = { client, source, run: run.id, onDecided };
  const columns = useColumns(useFindingFacts<ShownFinding>(), {
    key: 'action',
    title: t('Actions'),
    of: (finding) => (isRunning ? null : <FindingActions context={context} finding={finding} />),
  });
  // Only what is on the page now: nobody has looked at the others.
  const chosen = rows.filter(({ id }) => checked.includes(id));
  const isAnyAdoptable = !isRunning && rows.some((row) => adoptableInList(row) !== undefined);
  const counts = run.counts ?? { members: {}, departments: {} };
  return (
    <Flex vertical gap="middle">
      <FindingFilters filters={filters} counts={counts} countedOnly={COUNTED_ONLY} onChange={setFilters} />
      {error && <RefusalAlert error={error} />}
      <Flex gap="small" wrap>
        {isAnyAdoptable && <AdoptChecked context={context} findings={chosen} />}
        {!isRunning &&
          (['waits-for-confirmation', 'reported'] as const).map((waiting) => (
            <ConfirmClosing key={waiting} context={context} kind={waiting} number={counts.members[waiting] ?? 0} />
          ))}
      </Flex>
      <Table<ShownFinding>
        rowKey="id"
        columns={columns}
        dataSource={rows}
        loading={isLoading}
        pagination={pagination}
        locale={{ emptyText: t('directory.nothing-here') }}
        {...(isAnyAdoptable && {
          rowSelection: {
            selectedRowKeys: chosen.map(({ id }) => id),
            onChange: (keys) => setChecked(keys.map(Number)),
            getCheckboxProps: (row) => ({
              disabled: adoptableInList(row) === undefined,
              'aria-label': row.name || row.wecomId,
            }),
          },
        })}
      />
    </Flex>
  );
}
