import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { AskedDecision } from '../../shared/directory';
import type { ShownFinding } from './directory-api';
import { adoptableInList } from './finding-actions';
import { type DecisionContext, useDecide } from './use-decide';

interface AdoptCheckedProps {
  context: DecisionContext;
  /** Those that are ticked, on the page that is shown. */
  findings: ShownFinding[];
}

/** Accepts several suggestions that were looked at in a list: exactly these, and no filter. */
export function AdoptChecked({ context, findings }: AdoptCheckedProps) {
  const { t } = useTranslation(NAMESPACE);
  const { decide, isBusy } = useDecide(context);
  const decisions = findings.flatMap((finding) => toDecision(finding) ?? []);
  const number = decisions.length;
  return (
    <Popconfirm
      title={t('directory.adopt-checked.question', { number })}
      description={t('directory.adopt-checked.about')}
      okText={t('directory.yes')}
      cancelText={t('Cancel')}
      disabled={number === 0}
      styles={{ root: { maxWidth: 'min(420px, calc(100vw - 32px))' } }}
      onConfirm={() => void decide(decisions)}
    >
      <Button disabled={number === 0} loading={isBusy}>
        {t('directory.adopt-checked', { number })}
      </Button>
    </Popconfirm>
  );
}

function toDecision(finding: ShownFinding): AskedDecision | undefined {
  const userId = adoptableInList(finding);
  const { subject, wecomId } = finding;
  return userId === undefined ? undefined : { subject, wecomId, kind: 'adopt', userId };
}
