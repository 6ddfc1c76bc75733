import { observer, useForm } from '@formily/react';
import { SchemaComponent, useRecord } from '@nocobase/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../shared/browser/client';
import { ConsoleValues } from '../shared/browser/settings/ConsoleValues';
import { LastRefusal } from '../shared/browser/settings/LastRefusal';
import { SettingsSection } from '../shared/browser/settings/SettingsSection';
import { AUTH_TYPE, NAMESPACE } from '../shared/auth-type';
import { settingsSchema } from './settings-schema';

/** The options of a WeCom authenticator, below NocoBase's own fields in the same Formily form. */
export function SettingsForm({ client }: { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  const { name, authType } = useRecord();
  const isStored = authType === AUTH_TYPE;
  const schema = useMemo(() => settingsSchema(t, isStored, client.shell.apiUrl), [t, isStored, client]);
  return (
    <>
      {isStored && name && <LastRefusal client={client} authenticator={name} />}
      <SchemaComponent schema={schema} components={{ SettingsSection, FormConsoleValues }} />
    </>
  );
}

const FormConsoleValues = observer(({ apiUrl }: { apiUrl: string }) => {
  const { name, options } = useForm().values;
  return <ConsoleValues apiUrl={apiUrl} name={name} origin={options?.origin} />;
});
