import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../shared/auth-type';
import type { Failure } from '../shared/sign-in';
import { failureText } from './failure-text';
import { FailureReference } from './FailureReference';

/** What an alert says of a failure: what happened, what to do next, and what to tell an administrator. */
export function FailureMessage({ failure }: { failure: Failure }) {
  const { i18n } = useTranslation(NAMESPACE);
  return (
    <Flex vertical gap={4}>
      {failureText(i18n, failure)}
      <FailureReference {...failure} />
    </Flex>
  );
}
