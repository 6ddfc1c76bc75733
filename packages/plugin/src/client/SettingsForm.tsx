import { observer, useForm } from '@formily/react';
import { SchemaComponent, useRecord } from '@nocobase/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../browser/client';
import { ConsoleValues } from '../browser/settings/ConsoleValues';
import { LastRefusal } from '../browser/settings/LastRefusal';
import { SettingsSection } from '../browser/settings/SettingsSection';
import { ConnectionTest } from '../browser/setup/ConnectionTest';
import { OwnershipFiles } from '../browser/setup/OwnershipFiles';
import { AUTH_TYPE, NAMESPACE } from '../shared/auth-type';
import { settingsSchema } from './settings-schema';

/** The options of a WeCom authenticator, below NocoBase's own fields in the same Formily form. */
export default function SettingsForm({ client }: { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  const { name, authType } = useRecord();
  const isStored = authType === AUTH_TYPE;
  const schema = useMemo(() => settingsSchema(t, isStored), [t, isStored]);
  const components = useMemo(() => ({ SettingsSection, ...setupParts(client) }), [client]);
  return (
    <>
      {isStored && name && <LastRefusal client={client} authenticator={name} />}
      <SchemaComponent schema={schema} components={components} />
    </>
  );
}

/** What is no field of the form and follows what is typed into it. */
function setupParts(client: Client) {
  return {
    ConsoleValues: observer(() => {
      const { name, options } = useForm().values;
      return <ConsoleValues apiUrl={client.shell.apiUrl} name={name} origin={options?.origin} />;
    }),
    OwnershipFiles: observer(() => <OwnershipFiles client={client} origin={useForm().values.options?.origin} />),
    ConnectionTest: observer(() => {
      const { name, options } = useForm().values;
      return <ConnectionTest client={client} authenticator={name} options={options} />;
    }),
  };
}
