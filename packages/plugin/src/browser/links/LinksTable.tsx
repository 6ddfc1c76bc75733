import { Alert, Button, Flex, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedLink } from '../../shared/links';
import type { Client } from '../client';
import { FailureMessage } from '../FailureMessage';
import { Named } from '../lists/Named';
import { useChange } from './use-change';
import { type Fact, useColumns } from '../lists/use-columns';
import { useLinkList } from './use-link-list';

/** Shows which user is linked to which member, since when, and the last sign-in; unlinks. */
export function LinksTable({ client }: { client: Client }) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const { run } = useChange(client);
  const [search, setSearch] = useState('');
  const { rows, isLoading, error, reload, pagination } = useLinkList(client, 'wecom:listLinks', search);

  const unlink = async ({ id }: ListedLink) => {
    await run('wecom:removeLink', { id });
    await reload();
  };
  const columns = useColumns(factsOf(t, i18n.language), {
    key: 'action',
    title: t('Actions'),
    of: (row) => <Unlink row={row} onUnlink={unlink} />,
  });
  return (
    <Flex vertical gap="middle">
      <Input.Search
        allowClear
        style={{ maxWidth: 360 }}
        placeholder={t('Name or ID of a member or user')}
        aria-label={t('Name or ID of a member or user')}
        onSearch={setSearch}
      />
      {error && <Alert type="error" showIcon role="alert" message={<FailureMessage failure={error} />} />}
      <Table rowKey="id" columns={columns} dataSource={rows} loading={isLoading} pagination={pagination} />
    </Flex>
  );
}

function factsOf(t: (key: string) => string, language: string): Fact<ListedLink>[] {
  const time = (at: string | null) => (at ? new Date(at).toLocaleString(language) : t('Never'));
  return [
    { key: 'member', title: t('Member'), of: ({ member }) => <Named name={member.name} id={member.memberId} /> },
    { key: 'user', title: t('User'), of: ({ user }) => <Named name={user.nickname} id={user.username} /> },
    { key: 'authenticator', title: t('Authenticator'), of: (row) => row.authenticatorTitle },
    { key: 'since', title: t('Linked since'), of: (row) => time(row.linkedAt) },
    { key: 'last', title: t('Last WeCom sign-in'), of: (row) => time(row.lastSignInAt) },
  ];
}

function Unlink({ row, onUnlink }: { row: ListedLink; onUnlink: (row: ListedLink) => Promise<void> }) {
  const { t } = useTranslation(NAMESPACE);
  const user = row.user.nickname || row.user.username;
  return (
    <Popconfirm
      title={t('Unlink “{{user}}”?', { user, interpolation: { escapeValue: false } })}
      description={t('A user without a password can then no longer sign in.')}
      okText={t('Unlink')}
      cancelText={t('Cancel')}
      okButtonProps={{ danger: true }}
      styles={{ root: { maxWidth: 'calc(100vw - 32px)' } }}
      onConfirm={() => void onUnlink(row)}
    >
      <Button type="link" size="small" style={{ padding: 0 }}>
        {t('Unlink')}
      </Button>
    </Popconfirm>
  );
}
