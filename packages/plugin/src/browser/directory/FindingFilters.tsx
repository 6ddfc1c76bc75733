import { Flex, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Finding, RunCounts } from '../../shared/directory';
import { DEPARTMENT_KINDS, kindTexts, MEMBER_KINDS } from './finding-texts';

/** Which findings are to be seen. */
export interface Filters {
  subject: Finding['subject'];
  /** Undefined for all. */
  kind: Finding['kind'] | undefined;
  search: string;
}

export const FIRST_FILTERS: Filters = { subject: 'member', kind: undefined, search: '' };

interface FindingFiltersProps {
  filters: Filters;
  counts: RunCounts;
  /** The kinds of which there are no rows, but only a number. */
  countedOnly: readonly Finding['kind'][];
  onChange: (filters: Filters) => void;
}

/** Chooses findings by whom they are about, by kind, and by a part of the name. */
export function FindingFilters({ filters, counts, countedOnly, onChange }: FindingFiltersProps) {
  const { t } = useTranslation(NAMESPACE);
  const kindId = useId();
  const { subject } = filters;
  const kinds = kindsIn(subject, counts).filter(({ kind }) => !countedOnly.includes(kind));
  return (
    <Flex gap="small" wrap align="center">
      <Radio.Group
        optionType="button"
        aria-label={t('directory.subject')}
        value={subject}
        options={[
          { value: 'member', label: t('directory.members') },
          { value: 'department', label: t('directory.departments') },
        ]}
        onChange={({ target }) =>
          onChange({ ...filters, subject: target.value as Filters['subject'], kind: undefined })
        }
      />
      <label htmlFor={kindId}>{t('directory.kind')}</label>
      <Select<Finding['kind'] | ''>
        id={kindId}
        style={{ width: 260, maxWidth: '100%' }}
        popupMatchSelectWidth={false}
        value={filters.kind ?? ''}
        options={[
          { value: '', label: t('directory.all-kinds') },
          ...kinds.map(({ kind, number }) => ({
            value: kind,
            label: `${t(kindTexts({ subject, kind }).label)} (${number})`,
          })),
        ]}
        onChange={(kind) => onChange({ ...filters, kind: kind === '' ? undefined : kind })}
      />
      <Input.Search
        allowClear
        style={{ maxWidth: 280 }}
        aria-label={t('directory.search')}
        placeholder={t('directory.search')}
        onSearch={(search) => onChange({ ...filters, search })}
      />
    </Flex>
  );
}

/** The kinds that there are, in the order of the list to choose from. */
function kindsIn(
  subject: Finding['subject'],
  { members, departments }: RunCounts,
): { kind: Finding['kind']; number: number }[] {
  const all =
    subject === 'member'
      ? MEMBER_KINDS.map((kind) => ({ kind, number: members[kind] ?? 0 }))
      : DEPARTMENT_KINDS.map((kind) => ({ kind, number: departments[kind] ?? 0 }));
  return all.filter(({ number }) => number > 0);
}
