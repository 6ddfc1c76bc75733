import { Alert, Button, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedConflict } from '../../shared/links';
import type { Client } from '../client';
import { failureText } from '../failure-text';
import { Named } from './Named';
import { ResolveConflict } from './ResolveConflict';
import { SuggestedUser } from './SuggestedUser';
import { type Fact, useColumns } from './use-columns';
import { useList } from './use-list';

/** Members whose phone number is in doubt; choose the user each of them is. */
export function ConflictsTable({ client }: { client: Client }) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const [chosen, setChosen] = useState<ListedConflict>();
  const { rows, isLoading, error, reload, pagination } = useList(client, 'wecom:listConflicts');
  const columns = useColumns(factsOf(t, i18n.language), {
    key: 'action',
    title: t('Actions'),
    of: (row) => (
      <Flex vertical gap="small" align="start">
        <SuggestedUser client={client} conflict={row} onDone={() => void reload()} />
        {!row.linkedUser && (
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setChosen(row)}>
            {t('Link to a user')}
          </Button>
        )}
      </Flex>
    ),
  });
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">
        {t('These members could not sign in because their phone number does not tell which user they are.')}
      </Typography.Text>
      {error && <Alert type="error" showIcon role="alert" message={failureText(i18n, error)} />}
      <Table rowKey="id" columns={columns} dataSource={rows} loading={isLoading} pagination={pagination} />
      {chosen && (
        <ResolveConflict
          client={client}
          conflict={chosen}
          onClose={() => {
            setChosen(undefined);
            void reload();
          }}
        />
      )}
    </Flex>
  );
}

function factsOf(t: (key: string) => string, language: string): Fact<ListedConflict>[] {
  const reasons: Record<ListedConflict['reason'], string> = {
    wecom_phone_ambiguous: t('Several users have this phone number'),
    wecom_phone_taken: t('The user with this phone number is linked to another member'),
    wecom_phone_unproven: t('Only typed in by the user'),
  };
  return [
    { key: 'member', title: t('Member'), of: ({ member }) => <Named name={member.name} detail={member.memberId} /> },
    { key: 'authenticator', title: t('Authenticator'), of: (row) => row.authenticatorTitle },
    { key: 'reason', title: t('Reason'), of: (row) => <Named name={reasons[row.reason]} detail={row.maskedPhone} /> },
    {
      key: 'candidates',
      title: t('Users with this phone number'),
      of: ({ candidates }) => candidates.map(({ nickname, username }) => nickname || username).join(', '),
    },
    { key: 'last', title: t('Last try'), of: (row) => new Date(row.lastAt).toLocaleString(language) },
  ];
}
