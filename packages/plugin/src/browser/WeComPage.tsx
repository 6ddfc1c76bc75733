import { Badge, Card, Flex, Grid, Tabs } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../shared/auth-type';
import type { Client } from './client';
import { DirectoryTab } from './directory/DirectoryTab';
import { isDirectoryOffered } from './directory/directory-api';
import { LinksTable } from './links/LinksTable';
import { fetchList } from './links/links-api';
import { RefusalsTable } from './links/RefusalsTable';
import { ReadableGrey } from './ReadableGrey';

/** Among the settings of users: the people who are linked, those who need an administrator, and the directory. */
export function WeComPage({ client }: { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  const { count, recount } = useRefusalCount(client);
  const { md: isWide } = Grid.useBreakpoint();
  const badge = <Badge count={count} overflowCount={99} title={t('attention.count', { count })} />;
  const hasDirectory = useOffered(client);
  const attention = (
    <Flex gap="small" align="center">
      {t('attention.title')}
      {isWide && badge}
    </Flex>
  );
  const directory = {
    key: 'directory',
    label: t('directory.title'),
    children: <DirectoryTab client={client} />,
  };
  return (
    <ReadableGrey>
      <Card variant="borderless">
        <Tabs
          // On a narrow screen antd cuts the tabs off, or puts them in a menu. This it leaves alone.
          tabBarExtraContent={isWide ? undefined : badge}
          items={[
            { key: 'people', label: t('attention.people'), children: <LinksTable client={client} /> },
            { key: 'attention', label: attention, children: <RefusalsTable client={client} onChange={recount} /> },
            ...(hasDirectory ? [directory] : []),
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

/** Whether the server synchronises a directory, and lets this person see it. */
function useOffered(client: Client): boolean {
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    const ask = async () => setOffered(await isDirectoryOffered(client));
    void ask();
  }, [client]);
  return isOffered;
}
