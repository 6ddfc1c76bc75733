import { Form, Input, Typography } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';

interface CopyableValueProps {
  label: string;
  /** Where to paste it. */
  help: string;
  value: string | undefined;
}

/** A value to paste elsewhere, with a button that copies it. */
export function CopyableValue({ label, help, value }: CopyableValueProps) {
  const { t } = useTranslation(NAMESPACE);
  const id = useId();
  return (
    <Form.Item label={label} extra={help} htmlFor={id} layout="vertical">
      <Input
        id={id}
        readOnly
        value={value ?? ''}
        placeholder={t('Shown as soon as the origin is known')}
        suffix={value && <Typography.Text copyable={{ text: value, tooltips: [t('Copy'), t('Copied')] }} />}
      />
    </Form.Item>
  );
}
