import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedAuthenticator } from '../authenticators';
import type { Client } from '../client';
import { startByHand } from '../sign-in/start-by-hand';
import { WeComMark } from '../sign-in/WeComMark';

interface ButtonInsteadProps {
  client: Client;
  authenticator: ListedAuthenticator;
}

/** What the tab of an authenticator has in place of a QR code: the way to sign in with it. */
export function ButtonInstead({ client, authenticator: { name, title } }: ButtonInsteadProps) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <Flex vertical gap="small" style={{ marginBottom: 24 }}>
      {t('Press the button to sign in.')}
      <Button block icon={<WeComMark />} onClick={() => startByHand(client, name)}>
        {title || t('Sign in with WeCom')}
      </Button>
    </Flex>
  );
}
