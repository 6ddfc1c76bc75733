import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { RunFailure } from '../../shared/directory';
import { failureText } from '../failure-text';
import { failureTexts } from './run-texts';
import { useSay } from './use-say';

/** Why WeCom was not asked with success, and what to do next; an address to paste elsewhere can be copied. */
export function RunFailureText({ failure }: { failure: RunFailure }) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const say = useSay();
  const texts = failureTexts(failure);
  if (!texts) {
    return <>{failureText(i18n, failure)}</>;
  }
  const { ip } = failure;
  return (
    <>
      <div>{say(texts.finding)}</div>
      <div>{say(texts.advice)}</div>
      {ip !== undefined && (
        <Typography.Text code copyable={{ text: ip, tooltips: [t('Copy'), t('Copied')] }}>
          {ip}
        </Typography.Text>
      )}
    </>
  );
}
