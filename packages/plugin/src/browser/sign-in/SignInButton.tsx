import { Button, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedAuthenticator } from '../authenticators';
import { type Client, isInWeCom } from '../client';
import { isInForeignFrame } from '../foreign-frame';
import { Boundary, lazyPart } from '../LazyPart';
import { startByHand } from './start-by-hand';
import { WeComMark } from './WeComMark';

const FramedHint = lazyPart(() => import('../FramedHint'));
const SignInFailed = lazyPart(() => import('./SignInFailed'));

interface SignInButtonProps {
  client: Client;
  authenticator: ListedAuthenticator;
}

/** The button under the sign-in form, with what went wrong the last time beside it. */
export function SignInButton(props: SignInButtonProps) {
  return (
    <Boundary>
      <ButtonWithFailure {...props} />
    </Boundary>
  );
}

function ButtonWithFailure({ client, authenticator }: SignInButtonProps) {
  const { t } = useTranslation(NAMESPACE);
  const { name, title, options } = authenticator;
  const [isOpeningAtTop, setOpeningAtTop] = useState(false);
  const signIn = () => {
    startByHand(client, name);
    setOpeningAtTop(isInForeignFrame(client.browser));
  };

  useEffect(() => {
    if (isInWeCom(client)) {
      void loginAutomatically(client, authenticator);
    }
  }, [client, authenticator]);

  return (
    // Above NocoBase's footer, which covers whatever reaches the lower end of the window.
    <div style={{ position: 'relative', zIndex: 1 }}>
      {(client.failure ?? client.marks.get('told')) && (
        <SignInFailed
          client={client}
          authenticator={name}
          onTryAgain={signIn}
          onNewAccount={() => startByHand(client, name, 'new')}
        />
      )}
      {isOpeningAtTop && <FramedHint address={client.browser.location.href} />}
      <Tooltip title={options?.buttonTooltip}>
        <Button block icon={<WeComMark />} onClick={signIn}>
          {title || t('Sign in with WeCom')}
        </Button>
      </Tooltip>
    </div>
  );
}

// Where it does not load, the person presses the button.
async function loginAutomatically(client: Client, authenticator: ListedAuthenticator): Promise<void> {
  const loaded = await import('./automatic-login').catch(() => undefined);
  await loaded?.loginAutomaticallyFromSignInPage(client, authenticator);
}
