import { Card, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Client } from '../client';
import { ConflictsTable } from './ConflictsTable';
import { LinksTable } from './LinksTable';

/** Among the settings of users: who is linked to which member, and who could not be linked. */
export default function LinksPage({ client }: { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <Card variant="borderless">
      <Tabs
        items={[
          { key: 'links', label: t('Linked users'), children: <LinksTable client={client} /> },
          { key: 'conflicts', label: t('Conflicts'), children: <ConflictsTable client={client} /> },
        ]}
        // A conflict that was resolved is a link then.
        destroyInactiveTabPane
      />
    </Card>
  );
}
