import { Alert, Button, Flex } from 'antd';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { isPhone } from '../../shared/user-agent';
import { type Client, isInWeCom } from '../client';
import { failureText } from '../failure-text';
import { lazyPart } from '../LazyPart';
import type { SignInFailure } from '../sign-in-failure';

const FirstSignIn = lazyPart(() => import('./FirstSignIn'));

interface SignInFailedProps {
  client: Client;
  failure: SignInFailure;
  onTryAgain: () => void;
  onNewAccount: () => void;
}

/** Why a sign-in did not go on and what to do next; for a first sign-in in an ordinary browser, how to make it. */
export default function SignInFailed({ client, failure, onTryAgain, onNewAccount }: SignInFailedProps) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const { appName, homepageUrl, mayCreate } = failure;
  const isFirstSignIn = homepageUrl !== undefined && !isInWeCom(client);
  const message = (
    <Flex vertical gap="small" align="flex-start">
      {failureText(i18n, failure)}
      {isFirstSignIn && (
        <FirstSignIn
          appName={appName}
          homepageUrl={homepageUrl}
          isOnPhone={isPhone(client.browser.navigator.userAgent)}
        />
      )}
      {mayCreate && (
        <>
          <span>
            {t(
              'You can also go on with a new account. It has no phone number until your administrator has decided whose the number is.',
            )}
          </span>
          <Button size="small" onClick={onNewAccount}>
            {t('Make a new account')}
          </Button>
        </>
      )}
      <Button size="small" onClick={onTryAgain}>
        {t('Try again')}
      </Button>
    </Flex>
  );
  // An address in a text may be longer than a phone is wide.
  const style: CSSProperties = { marginBottom: 8, overflowWrap: 'anywhere' };
  return <Alert role="alert" type={isFirstSignIn ? 'info' : 'error'} style={style} message={message} />;
}
