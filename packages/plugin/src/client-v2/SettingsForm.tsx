import { EnvVariableInput } from '@nocobase/client-v2';
import { Checkbox, Form, type FormItemProps, Input, Select } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../browser/client';
import { ReadableGrey } from '../browser/ReadableGrey';
import { ConsoleValues } from '../browser/settings/ConsoleValues';
import {
  ADDRESSES_GROUP,
  choicesOf,
  DETAILS_GROUP,
  FIRST_GROUPS,
  labelOf,
  MORE_GROUPS,
  problemOf,
  type SettingsField,
  type SettingsGroup,
} from '../browser/settings/fields';
import { LastRefusal } from '../browser/settings/LastRefusal';
import { MoreSettings } from '../browser/settings/MoreSettings';
import { PhoneHomepage } from '../browser/settings/PhoneHomepage';
import { SettingsSection } from '../browser/settings/SettingsSection';
import { ConnectionTest } from '../browser/setup/ConnectionTest';
import { OwnershipFiles } from '../browser/setup/OwnershipFiles';
import { NAMESPACE } from '../shared/auth-type';
import type { SetupOptions } from '../shared/setup';
import { showErrors } from './show-errors';

/** The values of NocoBase's form that this part of it reads. */
interface AuthenticatorValues {
  /** Absent in a form that adds an authenticator. */
  id?: number;
  name?: string;
  options?: SetupOptions;
}

/** The options of a WeCom authenticator, below NocoBase's own fields in the same antd form. */
export function SettingsForm({ client }: { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  const form = Form.useFormInstance<AuthenticatorValues>();
  const id = Form.useWatch('id', { form, preserve: true });
  const name = Form.useWatch('name', form);
  const options = Form.useWatch('options', form);
  const isStored = id !== undefined;
  useEffect(() => showErrors(form), [form]);
  const subject = { apiUrl: client.shell.apiUrl, origin: options?.origin, name };
  const section = (group: SettingsGroup, setupPart?: ReactNode) => (
    <Section key={group.title} group={group} isStored={isStored}>
      {setupPart}
    </Section>
  );
  return (
    <ReadableGrey>
      {isStored && name && <LastRefusal client={client} authenticator={name} />}
      {FIRST_GROUPS.map((group) =>
        section(
          group,
          group === ADDRESSES_GROUP && (
            <>
              <ConsoleValues {...subject} />
              <OwnershipFiles client={client} origin={options?.origin} />
            </>
          ),
        ),
      )}
      <MoreSettings options={options}>
        {MORE_GROUPS.map((group) => section(group, group === DETAILS_GROUP && <PhoneHomepage {...subject} />))}
      </MoreSettings>
      <SettingsSection title={t('Test')}>
        <ConnectionTest client={client} authenticator={name} options={options} />
      </SettingsSection>
    </ReadableGrey>
  );
}

interface SectionProps {
  group: SettingsGroup;
  isStored: boolean;
  /** What is no field of the form. */
  children?: ReactNode;
}

function Section({ group, isStored, children }: SectionProps) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <SettingsSection title={t(group.title)}>
      {group.fields.map((field) => (
        <OptionItem key={field.path.join('.')} field={field} isStored={isStored} />
      ))}
      {children}
    </SettingsSection>
  );
}

function OptionItem({ field, isStored }: { field: SettingsField; isStored: boolean }) {
  const { t } = useTranslation(NAMESPACE);
  const isCheckbox = field.input === 'checkbox';
  return (
    <Form.Item
      name={['options', ...field.path]}
      data-option={field.path.join('.')}
      label={isCheckbox ? undefined : t(labelOf(field))}
      extra={field.help && t(field.help)}
      rules={rulesOf(field, isStored, t)}
      initialValue={field.path[0] === 'origin' && !isStored ? window.location.origin : field.initial}
      valuePropName={isCheckbox ? 'checked' : 'value'}
    >
      {isCheckbox ? <Checkbox>{t(labelOf(field))}</Checkbox> : <OptionInput field={field} isStored={isStored} />}
    </Form.Item>
  );
}

interface OptionInputProps {
  field: SettingsField;
  isStored: boolean;
  /** Given by Form.Item. */
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

function OptionInput({ field, isStored, ...control }: OptionInputProps) {
  const { t } = useTranslation(NAMESPACE);
  if (field.input === 'text') {
    return (
      <Input
        {...control}
        placeholder={field.placeholder}
        onChange={(event) => control.onChange?.(event.target.value)}
      />
    );
  }
  if (field.input === 'choice') {
    return <Select {...control} options={choicesOf(field).map(({ value, label }) => ({ value, label: t(label) }))} />;
  }
  const isSecret = field.input === 'secret';
  const placeholder = isSecret && isStored ? t('Stored. Leave empty to keep it.') : field.placeholder;
  return <EnvVariableInput {...control} password={isSecret} placeholder={placeholder ?? ''} />;
}

function rulesOf(
  field: SettingsField,
  isStored: boolean,
  t: (key: string) => string,
): NonNullable<FormItemProps['rules']> {
  const isRequired = field.required && !(field.input === 'secret' && isStored);
  return [
    { required: isRequired ?? false, message: t('This field is required.') },
    {
      validator: (_rule, value) => {
        const problem = problemOf(field, value);
        return problem ? Promise.reject(new Error(t(problem))) : Promise.resolve();
      },
    },
  ];
}
