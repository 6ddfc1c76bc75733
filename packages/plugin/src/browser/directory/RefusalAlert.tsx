import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Failure } from '../../shared/sign-in';
import { failureText } from '../failure-text';
import { FailureReference } from '../FailureReference';
import { RunFailureText } from './RunFailureText';
import { failureTexts } from './run-texts';

/** Why the server did not do what it was asked. */
export function RefusalAlert({ error }: { error: Failure }) {
  const { i18n } = useTranslation(NAMESPACE);
  const { code, message } = error;
  // The server's text has the values that a text of a code may need.
  const text =
    code !== undefined && failureTexts({ code }) ? (
      <RunFailureText failure={{ code }} />
    ) : (
      (message ?? failureText(i18n, error))
    );
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      message={
        <>
          {text}
          <FailureReference {...error} />
        </>
      }
    />
  );
}
