import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Finding } from '../../shared/directory';
import type { LinkedUser } from '../../shared/links';
import type { Fact } from '../lists/use-columns';
import { Named } from '../lists/Named';
import { ReadableTag } from '../ReadableTag';
import { detailLines, userName } from './detail-lines';
import { kindTexts } from './finding-texts';
import { useSay } from './use-say';

/** The facts that a table tells of each finding, in a run and in a preview. */
export function useFindingFacts<Row extends Finding & { users: LinkedUser[] }>(): Fact<Row>[] {
  const { t } = useTranslation(NAMESPACE);
  return [
    {
      key: 'name',
      title: t('directory.name'),
      of: ({ name, wecomId }) => <Named name={name} id={wecomId} />,
    },
    { key: 'kind', title: t('directory.kind'), of: (row) => <Kind finding={row} /> },
    {
      key: 'user',
      title: t('User'),
      of: ({ userId, users }) => (userId === undefined ? '–' : userName(users, userId)),
    },
  ];
}

/** What was found, what it means, and what more is known. */
function Kind({ finding }: { finding: Finding & { users: LinkedUser[] } }) {
  const { t } = useTranslation(NAMESPACE);
  const say = useSay();
  const { label, about } = kindTexts(finding);
  return (
    <div style={{ maxWidth: 520, overflowWrap: 'anywhere' }}>
      <ReadableTag color={colourOf(finding)}>{t(label)}</ReadableTag>
      <div>
        <Typography.Text type="secondary">{t(about)}</Typography.Text>
      </div>
      {detailLines(say, finding, finding.users).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

const COLOURS: Partial<Record<Finding['kind'], string>> = {
  failed: 'error',
  made: 'success',
  changed: 'success',
  adopted: 'success',
  opened: 'success',
  unchanged: 'default',
  closed: 'default',
  departed: 'default',
  outside: 'default',
  inactive: 'default',
  'not-made': 'default',
  'moved-out': 'default',
};

function colourOf({ kind }: Finding): string {
  return COLOURS[kind] ?? 'warning';
}
