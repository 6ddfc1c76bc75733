import { App, Button } from 'antd';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { type LinkedUser, type ListedRefusal, seenRefusal } from '../../shared/links';
import type { Client } from '../client';
import { userLabel } from '../labels';
import { useChange } from './use-change';

const WRAPPED: CSSProperties = { height: 'auto', whiteSpace: 'normal', overflowWrap: 'anywhere', textAlign: 'start' };

interface SuggestedUserProps {
  client: Client;
  refusal: ListedRefusal;
  onDone: () => void;
}

/** Decides a refusal with one click, where the choice is plain: the one user who typed the number in, or the new user. */
export function SuggestedUser({ client, refusal, onDone }: SuggestedUserProps) {
  const { t } = useTranslation(NAMESPACE);
  const { message } = App.useApp();
  const { run, isBusy } = useChange(client);
  const user = suggestedUser(refusal);
  if (!user) {
    return null;
  }

  const decide = async () => {
    if (await run('wecom:resolveRefusal', { ...seenRefusal(refusal), userId: user.id })) {
      void message.success(t('Linked. The member can now sign in.'));
      onDone();
    }
  };
  const values = { user: userLabel(user), interpolation: { escapeValue: false } };
  return (
    // A long name goes on in the next line: a button of antd would push the table out of its card.
    <Button size="small" style={WRAPPED} loading={isBusy} onClick={() => void decide()}>
      {refusal.linkedUser ? t('It is “{{user}}”: keep the link', values) : t('It is “{{user}}”: link', values)}
    </Button>
  );
}

function suggestedUser({ reason, candidates, linkedUser }: ListedRefusal): LinkedUser | undefined {
  const [candidate, ...others] = candidates;
  const isPlain = reason === 'wecom_phone_unproven' && others.length === 0;
  return linkedUser ?? (isPlain ? candidate : undefined);
}
