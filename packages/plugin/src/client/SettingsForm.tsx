import { observer, useForm } from '@formily/react';
import { SchemaComponent, useRecord } from '@nocobase/client';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../browser/client';
import { ConsoleValues } from '../browser/settings/ConsoleValues';
import { LastRefusal } from '../browser/settings/LastRefusal';
import { SettingsSection } from '../browser/settings/SettingsSection';
import { showOption } from '../browser/settings/show-option';
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
  useShownError();
  return (
    <>
      {isStored && name && <LastRefusal client={client} authenticator={name} />}
      <SchemaComponent schema={schema} components={components} />
    </>
  );
}

/** Shows what is wrong when the form is not submitted because of it. */
function useShownError(): void {
  const form = useForm();
  useEffect(() => {
    const subscription = form.subscribe(({ type }) => {
      if (type === 'onFormSubmitValidateFailed') {
        showOption(form.errors[0]?.path?.replace(/^options\./, '') ?? '');
      }
    });
    return () => form.unsubscribe(subscription);
  }, [form]);
}

/** The parts that are no fields of the form and follow what is typed into it. */
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
