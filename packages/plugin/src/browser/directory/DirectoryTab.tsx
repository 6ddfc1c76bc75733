import { Alert, Button, Flex, Select, Skeleton } from 'antd';
import { useCallback, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Client } from '../client';
import type { Reply } from '../read-reply';
import { type ListedSource, listSources } from './directory-api';
import { RefusalAlert } from './RefusalAlert';
import { SourceView } from './SourceView';

/** NocoBase's page with the sync sources: the same path in both clients. */
const SOURCES = '/admin/settings/users-permissions/sync';

/** The directory of WeCom: what its sources have done and are doing, and what an administrator decides. */
export function DirectoryTab({ client }: { client: Client }) {
  const { reply, reload } = useSources(client);
  const [name, setName] = useState<string>();
  if (!reply) {
    return <Skeleton active />;
  }
  if (reply.error) {
    return <RefusalAlert error={reply.error} />;
  }
  const sources = reply.data ?? [];
  const source = sources.find((one) => one.name === name) ?? sources[0];
  if (!source) {
    return <NoSource address={client.shell.basename + SOURCES} />;
  }
  return (
    <Flex vertical gap="large">
      {sources.length > 1 && <SourceSelect sources={sources} value={source.name} onChange={setName} />}
      <SourceView
        key={source.name}
        client={client}
        source={source}
        settings={client.shell.basename + SOURCES}
        onChange={reload}
      />
    </Flex>
  );
}

function useSources(client: Client) {
  const [reply, setReply] = useState<Reply<ListedSource[]>>();
  const reload = useCallback(async () => setReply(await listSources(client)), [client]);
  useEffect(() => void reload(), [reload]);
  return { reply, reload };
}

function NoSource({ address }: { address: string }) {
  const { t } = useTranslation(NAMESPACE);
  const action = (
    <Button size="small" href={address}>
      {t('directory.open-sources')}
    </Button>
  );
  return <Alert type="info" showIcon message={t('directory.no-source')} action={action} />;
}

interface SourceSelectProps {
  sources: ListedSource[];
  value: string;
  onChange: (name: string) => void;
}

function SourceSelect({ sources, value, onChange }: SourceSelectProps) {
  const { t } = useTranslation(NAMESPACE);
  const id = useId();
  return (
    <Flex gap="small" align="center" wrap>
      <label htmlFor={id}>{t('directory.source')}</label>
      <Select
        id={id}
        style={{ minWidth: 200 }}
        value={value}
        options={sources.map(({ name }) => ({ value: name, label: name }))}
        onChange={onChange}
      />
    </Flex>
  );
}
