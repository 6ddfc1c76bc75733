import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { isAbout } from '../../shared/error-codes';
import { isLinkable, type LinkedMember, type ListedRefusal } from '../../shared/links';
import type { Client } from '../client';
import { CreateUser } from './CreateUser';
import { DismissRefusal } from './DismissRefusal';
import { SuggestedUser } from './SuggestedUser';

/** The page with the forms of all authenticators: the same path in both clients. */
const AUTHENTICATORS = '/admin/settings/auth/authenticators';

interface RefusalActionsProps {
  client: Client;
  refusal: ListedRefusal;
  /** The administrator wants to say which user the member is. */
  onLink: (member: LinkedMember) => void;
  onDone: () => void;
}

/** The things that can be done about a refused sign-in, the likely one first. */
export function RefusalActions({ client, refusal, onLink, onDone }: RefusalActionsProps) {
  const { t } = useTranslation(NAMESPACE);
  const { member, linkedUser, reason, candidates } = refusal;
  const waiting = member && !linkedUser && isLinkable(reason) ? member : undefined;
  return (
    <Flex vertical gap="small" align="start">
      {isAbout(reason, 'configuration') && (
        <Button type="link" size="small" style={{ padding: 0 }} href={client.shell.basename + AUTHENTICATORS}>
          {t('Open settings')}
        </Button>
      )}
      <SuggestedUser client={client} refusal={refusal} onDone={onDone} />
      {waiting && (
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onLink(waiting)}>
          {t('Link to a user')}
        </Button>
      )}
      {waiting && candidates.length === 0 && (
        <CreateUser client={client} refusal={refusal} member={waiting} onDone={onDone} />
      )}
      <DismissRefusal client={client} refusal={refusal} onDone={onDone} />
    </Flex>
  );
}
