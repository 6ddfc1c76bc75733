import { observer, useForm } from '@formily/react';
import { SchemaComponent, useRecord } from '@nocobase/client';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../browser/client';
import { ReadableGrey } from '../browser/ReadableGrey';
import { ConsoleValues } from '../browser/settings/ConsoleValues';
import { LastRefusal } from '../browser/settings/LastRefusal';
import { MoreSettings } from '../browser/settings/MoreSettings';
import { PhoneHomepage } from '../browser/settings/PhoneHomepage';
import { SettingsSection } from '../browser/settings/SettingsSection';
import { showOptions } from '../browser/settings/show-option';
import { ConnectionTest } from '../browser/setup/ConnectionTest';
import { OwnershipFiles } from '../browser/setup/OwnershipFiles';
import { AUTH_TYPE, NAMESPACE } from '../shared/auth-type';
import type { SetupOptions } from '../shared/setup';
import { settingsSchema } from './settings-schema';

/** The options of a WeCom authenticator, below NocoBase's own fields in the same Formily form. */
export function SettingsForm({ client }: { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  const { name, authType } = useRecord();
  const isStored = authType === AUTH_TYPE;
  const schema = useMemo(() => settingsSchema(t, isStored), [t, isStored]);
  const components = useMemo(() => ({ SettingsSection, ...setupParts(client) }), [client]);
  useShownError();
  return (
    <ReadableGrey>
      {isStored && name && <LastRefusal client={client} authenticator={name} />}
      <style>{NARROW}</style>
      <SchemaComponent schema={schema} components={components} />
    </ReadableGrey>
  );
}

// In a drawer of half a phone's width NocoBase's variable input wants 200 px, and Formily breaks no label.
const NARROW = `
[data-option] .ant-input { min-width: 0 !important; }
[data-option] .ant-formily-item-label label { white-space: normal !important; }
`;

/** Shows what is wrong when the form is not submitted because of it. */
function useShownError(): void {
  const form = useForm();
  useEffect(() => {
    const subscription = form.subscribe(({ type }) => {
      if (type === 'onFormSubmitValidateFailed') {
        showOptions(form.errors.map(({ path = '' }) => path.replace(/^options\./, '')));
      }
    });
    return () => form.unsubscribe(subscription);
  }, [form]);
}

/** The parts that are no fields of the form and follow what is typed into it. */
function setupParts(client: Client) {
  const useSubject = () => {
    const { name, options } = useValues();
    return { apiUrl: client.shell.apiUrl, name, origin: options.origin };
  };
  return {
    ConsoleValues: observer(() => <ConsoleValues {...useSubject()} />),
    PhoneHomepage: observer(() => <PhoneHomepage {...useSubject()} />),
    OwnershipFiles: observer(() => <OwnershipFiles client={client} origin={useValues().options.origin} />),
    MoreSettings: observer(({ children }: { children?: ReactNode }) => (
      <MoreSettings options={useValues().options}>{children}</MoreSettings>
    )),
    ConnectionTest: observer(() => {
      const { name, options } = useValues();
      return <ConnectionTest client={client} authenticator={name} options={options} />;
    }),
  };
}

/** What stands in the form, as plain values. An observer follows what it reads, and this reads all of it. */
function useValues(): { name: string | undefined; options: SetupOptions } {
  const { name, options = {} } = useForm().values;
  return { name, options: JSON.parse(JSON.stringify(options)) as SetupOptions };
}
