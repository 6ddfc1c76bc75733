import { Button, Tooltip } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../auth-type';
import type { ListedAuthenticator } from './authenticators';
import { type Client, isInWeCom } from './client';
import { isInForeignFrame } from './foreign-frame';
import { startByHand } from './start-by-hand';
import { WeComMark } from './WeComMark';

const FramedHint = lazy(() => import('./FramedHint'));
const SignInFailed = lazy(() => import('./SignInFailed'));

/** The button under the sign-in form, with what went wrong the last time beside it. */
export function SignInButton({ client, authenticator }: { client: Client; authenticator: ListedAuthenticator }) {
  const { t } = useTranslation(NAMESPACE);
  const { name, title, options } = authenticator;
  const failure = client.failure?.authenticator === name ? client.failure : undefined;
  const [isOpeningAtTop, setOpeningAtTop] = useState(false);
  const signIn = () => {
    startByHand(client, name);
    setOpeningAtTop(isInForeignFrame(client.browser));
  };

  useEffect(() => {
    if (isInWeCom(client)) void loginAutomatically(client, authenticator);
  }, [client, authenticator]);

  return (
    // Above NocoBase's footer, which covers whatever reaches the lower end of the window.
    <div style={{ position: 'relative', zIndex: 1 }}>
      {failure && (
        <Suspense>
          <SignInFailed
            client={client}
            failure={failure}
            onTryAgain={signIn}
            onNewAccount={() => startByHand(client, name, 'new')}
          />
        </Suspense>
      )}
      {isOpeningAtTop && (
        <Suspense>
          <FramedHint address={client.browser.location.href} />
        </Suspense>
      )}
      <Tooltip title={options?.buttonTooltip}>
        <Button block icon={<WeComMark />} onClick={signIn}>
          {title || t('Sign in with WeCom')}
        </Button>
      </Tooltip>
    </div>
  );
}

async function loginAutomatically(client: Client, authenticator: ListedAuthenticator): Promise<void> {
  const { loginAutomaticallyFromSignInPage } = await import('./automatic-login');
  await loginAutomaticallyFromSignInPage(client, authenticator);
}
