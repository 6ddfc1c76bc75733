import { Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { memberLabel } from '../labels';
import { decideTexts } from './decide-texts';
import { userName } from './detail-lines';
import type { ShownFinding } from './directory-api';
import type { DecisionKind } from './finding-actions';
import { LinkButton } from './LinkButton';
import { type DecisionContext, useDecide } from './use-decide';
import { useSay } from './use-say';

interface DecideButtonProps {
  context: DecisionContext;
  finding: ShownFinding;
  kind: DecisionKind;
  /** For `adopt`. */
  userId?: number;
}

/** Decides about one finding, after a question. */
export function DecideButton({ context, finding, kind, userId }: DecideButtonProps) {
  const { t } = useTranslation(NAMESPACE);
  const say = useSay();
  const { decide, isBusy } = useDecide(context);
  const { subject, wecomId, name, users } = finding;
  const texts = decideTexts(subject, kind);
  const affected = userId ?? finding.userId;
  const values = {
    name: memberLabel({ name, memberId: wecomId }),
    user: affected === undefined ? '' : userName(users, affected),
  };
  return (
    <Popconfirm
      title={say({ key: texts.question, values })}
      description={say({ key: texts.about, values })}
      okText={t('directory.yes')}
      cancelText={t('Cancel')}
      okButtonProps={{ danger: kind === 'close' }}
      styles={{ root: { maxWidth: 'min(420px, calc(100vw - 32px))' } }}
      onConfirm={() => void decide([{ subject, wecomId, kind, ...(userId !== undefined && { userId }) }])}
    >
      <LinkButton loading={isBusy}>{say({ key: texts.button, values })}</LinkButton>
    </Popconfirm>
  );
}
