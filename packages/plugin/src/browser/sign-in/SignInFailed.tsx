import { Alert, Button, Flex } from 'antd';
import { type CSSProperties, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Client } from '../client';
import { failureText } from '../failure-text';
import { FailureReference } from '../FailureReference';
import { lazyPart } from '../LazyPart';
import { putFooterBelow } from '../put-footer-below';
import type { SignInFailure } from '../sign-in-failure';
import { NewAccount } from './NewAccount';
import { failureOf } from './told-failure';

const FirstSignIn = lazyPart(() => import('./FirstSignIn'));

interface SignInFailedProps {
  client: Client;
  /** Name of the authenticator whose button this stands at. */
  authenticator: string;
  onTryAgain: () => void;
  onNewAccount: () => void;
}

/** Why a sign-in did not go on and what to do next; for a first sign-in in an ordinary browser, how to make it. */
export default function SignInFailed({ client, authenticator, ...ways }: SignInFailedProps) {
  const failure = failureOf(client, authenticator);
  return failure ? <FailurePanel client={client} failure={failure} {...ways} /> : null;
}

interface FailurePanelProps extends Omit<SignInFailedProps, 'authenticator'> {
  failure: SignInFailure;
}

function FailurePanel({ client, failure, onTryAgain, onNewAccount }: FailurePanelProps) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const { appName, homepageUrl, mayCreate } = failure;
  const panel = useRef<HTMLDivElement>(null);
  // Again when the steps, which are loaded later, have made it taller.
  const bringIntoView = useCallback(() => {
    if (panel.current) {
      putFooterBelow(panel.current);
      panel.current.focus({ preventScroll: true });
      panel.current.scrollIntoView({ block: 'nearest' });
    }
  }, []);
  useEffect(bringIntoView, [bringIntoView]);
  const message = (
    <Flex vertical gap="small" align="flex-start" style={WRAPPED}>
      {failureText(i18n, failure)}
      {homepageUrl !== undefined && (
        <FirstSignIn client={client} appName={appName} homepageUrl={homepageUrl} onShown={bringIntoView} />
      )}
      {mayCreate && <NewAccount onWanted={onNewAccount} />}
      <Button size="small" onClick={onTryAgain}>
        {t('Try again')}
      </Button>
      <FailureReference {...failure} />
    </Flex>
  );
  return (
    <div ref={panel} tabIndex={-1} role="group" aria-label={t('Sign in with WeCom')} style={PANEL}>
      <Alert role="alert" type={homepageUrl === undefined ? 'error' : 'info'} message={message} />
    </div>
  );
}

const PANEL: CSSProperties = { marginBottom: 8, outline: 'none', scrollMargin: 16 };
// An address in a text may be longer than a phone is wide. antd's alert has a rule of its own.
const WRAPPED: CSSProperties = { overflowWrap: 'anywhere' };
