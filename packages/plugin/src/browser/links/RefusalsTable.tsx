import { Alert, Flex, Input, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { LinkedMember, ListedRefusal } from '../../shared/links';
import type { Client } from '../client';
import { FailureMessage } from '../FailureMessage';
import { Named } from '../lists/Named';
import { RefusalActions } from './RefusalActions';
import { Candidates, Reason, Tries } from './RefusalFacts';
import { ResolveRefusal } from './ResolveRefusal';
import { type Fact, useColumns } from '../lists/use-columns';
import { useLinkList } from './use-link-list';

interface RefusalsTableProps {
  client: Client;
  /** Something was done about one of them. */
  onChange: () => Promise<void>;
}

/** Refused sign-ins: who, why, and what an administrator can do about it. */
export function RefusalsTable({ client, onChange }: RefusalsTableProps) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<{ refusal: ListedRefusal; member: LinkedMember }>();
  const { rows, isLoading, error, reload, pagination } = useLinkList(client, 'wecom:listRefusals', search);
  const reloadAll = () => void Promise.all([reload(), onChange()]);
  const columns = useColumns(factsOf(t, i18n.language), {
    key: 'action',
    title: t('Actions'),
    of: (refusal) => (
      <RefusalActions
        client={client}
        refusal={refusal}
        onLink={(member) => setChosen({ refusal, member })}
        onDone={reloadAll}
      />
    ),
  });
  return (
    <Flex vertical gap="middle">
      <Typography.Text>{t('attention.about')}</Typography.Text>
      <Input.Search
        allowClear
        aria-label={t('attention.search')}
        placeholder={t('attention.search')}
        style={{ maxWidth: 360 }}
        onSearch={setSearch}
      />
      {error && <Alert type="error" showIcon role="alert" message={<FailureMessage failure={error} />} />}
      <Table
        rowKey="id"
        columns={columns}
        dataSource={rows}
        loading={isLoading}
        pagination={pagination}
        locale={{ emptyText: search ? t('attention.nothing-found') : t('attention.nobody') }}
      />
      {chosen && (
        <ResolveRefusal
          client={client}
          {...chosen}
          onClose={() => {
            setChosen(undefined);
            reloadAll();
          }}
        />
      )}
    </Flex>
  );
}

function factsOf(t: (key: string, values?: object) => string, language: string): Fact<ListedRefusal>[] {
  return [
    {
      key: 'member',
      title: t('Member'),
      of: ({ member }) => (member ? <Named name={member.name} id={member.memberId} /> : t('attention.everybody')),
    },
    { key: 'authenticator', title: t('Authenticator'), of: (row) => row.authenticatorTitle },
    { key: 'reason', title: t('Reason'), of: (row) => <Reason refusal={row} /> },
    { key: 'candidates', title: t('Users with this phone number'), of: (row) => <Candidates refusal={row} /> },
    { key: 'last', title: t('Last try'), of: (row) => <Tries refusal={row} language={language} /> },
  ];
}
