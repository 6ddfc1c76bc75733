import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../browser/client';
import { CheckedSource } from '../browser/directory/checked-source';
import { SourceChecks } from '../browser/directory/SourceChecks';
import { AuthenticatorSelect, DepartmentSelect, LeaverSelect } from '../browser/directory/SourceFields';
import { Undecided } from '../browser/directory/Undecided';
import { UNSAVED_SOURCE } from '../browser/directory/unsaved-source';
import { ReadableGrey } from '../browser/ReadableGrey';
import { NAMESPACE } from '../shared/auth-type';
import { LEAVER_CHOICES, type SourceCheck } from '../shared/directory';

/** The options of a WeCom directory, below NocoBase's own fields of a sync source in the same antd form. */
export function SourceForm({ client }: { client: Client }) {
  const { t } = useTranslation(NAMESPACE);
  const [check, setCheck] = useState<SourceCheck>();
  const form = Form.useFormInstance();
  const name = Form.useWatch<string | undefined>('name', form);
  const options = Form.useWatch<Record<string, unknown> | undefined>('options', { form, preserve: true });
  return (
    <ReadableGrey>
      <CheckedSource.Provider value={check}>
        <Form.Item
          name={['options', 'authenticator']}
          label={t('directory.option.authenticator')}
          extra={t('directory.option.authenticator.help')}
          rules={[{ required: true, message: t('This field is required.') }]}
        >
          <AuthenticatorSelect client={client} />
        </Form.Item>
        <Form.Item
          name={['options', 'departments']}
          label={t('directory.option.departments')}
          extra={t('directory.option.departments.help')}
        >
          <DepartmentSelect />
        </Form.Item>
        {typeof options?.['createUsers'] === 'boolean' ? (
          <Form.Item
            name={['options', 'createUsers']}
            valuePropName="checked"
            extra={t('directory.option.create-users.help')}
          >
            <Checkbox>{t('directory.option.create-users')}</Checkbox>
          </Form.Item>
        ) : (
          <Undecided />
        )}
        <Form.Item
          name={['options', 'leavers']}
          label={t('directory.option.leavers')}
          extra={t('directory.option.leavers.help')}
          initialValue={LEAVER_CHOICES[0]}
        >
          <LeaverSelect />
        </Form.Item>
        <SourceChecks
          client={client}
          asked={{ source: name || UNSAVED_SOURCE, options: options ?? {} }}
          onChecked={setCheck}
        />
      </CheckedSource.Provider>
    </ReadableGrey>
  );
}
