import { Badge, Card, Flex, Grid, Tabs } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Client } from '../client';
import { ReadableGrey } from '../ReadableGrey';
import { LinksTable } from './LinksTable';
import { fetchList } from './links-api';
import { RefusalsTable } from './RefusalsTable';

/** Among the settings of users: the people who are linked, and those who need an administrator. */
export default function LinksPage({ client }: { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  const { count, recount } = useRefusalCount(client);
  const { md: isWide } = Grid.useBreakpoint();
  const badge = <Badge count={count} overflowCount={99} title={t('attention.count', { count })} />;
  const attention = (
    <Flex gap="small" align="center">
      {t('attention.title')}
      {isWide && badge}
    </Flex>
  );
  return (
    <ReadableGrey>
      <Card variant="borderless">
        <Tabs
          // On a narrow screen antd cuts the tabs off, or puts them in a menu. This it leaves alone.
          tabBarExtraContent={isWide ? undefined : badge}
          items={[
            { key: 'people', label: t('attention.people'), children: <LinksTable client={client} /> },
            { key: 'attention', label: attention, children: <RefusalsTable client={client} onChange={recount} /> },
          ]}
          // A refusal that was resolved is a link then.
          destroyInactiveTabPane
        />
      </Card>
    </ReadableGrey>
  );
}

function useRefusalCount(client: Client) {
  const [count, setCount] = useState(0);
  const recount = useCallback(async () => {
    const { meta } = await fetchList(client, 'wecom:listRefusals', { page: 1, pageSize: 1 });
    setCount(meta?.count ?? 0);
  }, [client]);
  useEffect(() => void recount(), [recount]);
  return { count, recount };
}
