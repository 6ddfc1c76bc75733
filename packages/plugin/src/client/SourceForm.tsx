import { observer, useForm } from '@formily/react';
import { SchemaComponent } from '@nocobase/client';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../browser/client';
import { CheckedSource } from '../browser/directory/checked-source';
import { SourceChecks } from '../browser/directory/SourceChecks';
import { AuthenticatorSelect, DepartmentSelect, LeaverSelect } from '../browser/directory/SourceFields';
import { Undecided } from '../browser/directory/Undecided';
import { UNSAVED_SOURCE } from '../browser/directory/unsaved-source';
import { ReadableGrey } from '../browser/ReadableGrey';
import { NAMESPACE } from '../shared/auth-type';
import type { AskedSource, SourceCheck } from '../shared/directory';
import { sourceSchema } from './source-schema';

/** The options of a WeCom directory, below NocoBase's own fields of a sync source in the same Formily form. */
export function SourceForm({ client }: { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  const [check, setCheck] = useState<SourceCheck>();
  const { options } = useAsked();
  const isDecided = typeof options['createUsers'] === 'boolean';
  const schema = useMemo(() => sourceSchema(t, isDecided), [t, isDecided]);
  const components = useMemo(() => sourceParts(client, setCheck), [client]);
  return (
    <ReadableGrey>
      <CheckedSource.Provider value={check}>
        <SchemaComponent schema={schema} components={components} />
      </CheckedSource.Provider>
    </ReadableGrey>
  );
}

function sourceParts(client: Client, onChecked: (check: SourceCheck | undefined) => void) {
  return {
    DepartmentSelect,
    LeaverSelect,
    Undecided,
    AuthenticatorSelect: (field: object) => <AuthenticatorSelect client={client} {...field} />,
    SourceChecks: observer(() => <SourceChecks client={client} asked={useAsked()} onChecked={onChecked} />),
  };
}

/** What stands in the form, as plain values. An observer follows what it reads, and this reads all of it. */
function useAsked(): AskedSource {
  const { name, options = {} } = useForm().values;
  return {
    source: name || UNSAVED_SOURCE,
    options: JSON.parse(JSON.stringify(options)) as AskedSource['options'],
  };
}
