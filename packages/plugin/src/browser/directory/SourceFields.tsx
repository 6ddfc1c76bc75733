import { Select, TreeSelect, Typography } from 'antd';
import { useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { isWeComType, listAuthenticators, type ListedAuthenticator } from '../authenticators';
import type { Client } from '../client';
import { CheckedSource } from './checked-source';
import { departmentTree } from './department-tree';

/** What a form gives to the control of a field. */
interface Field<Value> {
  /** Absent in the legacy client, whose labels name nothing. */
  id?: string;
  value?: Value;
  onChange?: (value: Value) => void;
}

/** Chooses an enabled WeCom authenticator: corp, app and secret come from there. */
export function AuthenticatorSelect({ client, value, ...field }: Field<string> & { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  const authenticators = useAuthenticators(client);
  const options = (authenticators ?? []).map(({ name, title }) => ({
    value: name,
    label: title ? `${title} (${name})` : name,
  }));
  const isKnown = value === undefined || options.some((option) => option.value === value);
  return (
    <>
      <Select<string>
        {...field}
        {...(value !== undefined && { value })}
        aria-label={t('directory.option.authenticator')}
        loading={!authenticators}
        placeholder={t('directory.option.authenticator.choose')}
        notFoundContent={t('directory.option.authenticator.none')}
        options={options}
      />
      {authenticators && !isKnown && (
        <Typography.Text type="warning">{t('directory.option.authenticator.off')}</Typography.Text>
      )}
    </>
  );
}

function useAuthenticators(client: Client): ListedAuthenticator[] | undefined {
  const [authenticators, setAuthenticators] = useState<ListedAuthenticator[]>();
  useEffect(() => {
    const load = async () => setAuthenticators((await listAuthenticators(client)).filter(isWeComType));
    void load();
  }, [client]);
  return authenticators;
}

/** Chooses departments of WeCom, as soon as it has told which there are. */
export function DepartmentSelect({ value, ...field }: Field<string[]>) {
  const { t } = useTranslation(NAMESPACE);
  const checked = useContext(CheckedSource);
  const tree = useMemo(() => departmentTree(checked?.departments ?? []), [checked]);
  return (
    <TreeSelect<string[]>
      {...field}
      value={value ?? []}
      aria-label={t('directory.option.departments')}
      multiple
      allowClear
      showSearch
      treeNodeFilterProp="title"
      treeDefaultExpandedKeys={tree.map(({ key }) => key)}
      treeData={tree}
      style={{ width: '100%' }}
      placeholder={t('directory.option.departments.all')}
      notFoundContent={t('directory.option.departments.check')}
    />
  );
}

/** Chooses what is done with users whose member has left. */
export function LeaverSelect(field: Field<string>) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <Select<string>
      {...field}
      aria-label={t('directory.option.leavers')}
      options={[
        { value: 'close', label: t('directory.option.leavers.close') },
        { value: 'report', label: t('directory.option.leavers.report') },
      ]}
    />
  );
}
