import { Form, Input, Typography } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';

interface CopyableValueProps {
  label: string;
  /** Where to paste it. */
  help: string;
  value: string | undefined;
  /** Says why there is no value. */
  problem?: string | undefined;
}

/** A value to paste elsewhere, with a button that copies it. */
export function CopyableValue({ label, help, value, problem }: CopyableValueProps) {
  const { t } = useTranslation(NAMESPACE);
  const id = useId();
  return (
    <Form.Item
      label={label}
      extra={help}
      htmlFor={id}
      layout="vertical"
      {...(problem && { validateStatus: 'warning', help: problem })}
    >
      <Input
        id={id}
        readOnly
        value={value ?? ''}
        placeholder={problem ? '' : t('Shown as soon as it is known')}
        suffix={value && <Typography.Text copyable={{ text: value, tooltips: [t('Copy'), t('Copied')] }} />}
      />
    </Form.Item>
  );
}
