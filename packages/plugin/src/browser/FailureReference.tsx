import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../shared/auth-type';
import type { Failure } from '../shared/sign-in';

/** The code of an error and the reference by which an administrator finds the case, small, with a button that copies both. */
export function FailureReference({ code, reference }: Failure) {
  const { t } = useTranslation(NAMESPACE);
  if (!code) {
    return null;
  }
  const text = [code, reference].filter(Boolean).join(' ');
  return (
    <Typography.Text
      style={{ fontSize: 12, overflowWrap: 'anywhere' }}
      // Words rather than an icon: a finger hits them.
      copyable={{
        text,
        icon: [t('Copy'), t('Copied')],
        tooltips: [t('Copy code and reference'), t('Copied')],
      }}
    >
      {text}
    </Typography.Text>
  );
}
