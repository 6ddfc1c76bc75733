import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { ClosingDialog } from './ClosingDialog';
import type { DecisionContext } from './use-decide';

interface ConfirmClosingProps {
  context: DecisionContext;
  kind: 'waits-for-confirmation' | 'reported';
  /** How many there are of this kind. */
  number: number;
}

/** Asks before many users are closed at once; shown where somebody waits for it. */
export function ConfirmClosing({ context, kind, number }: ConfirmClosingProps) {
  const { t } = useTranslation(NAMESPACE);
  const [isOpen, setOpen] = useState(false);
  if (number === 0) {
    return null;
  }
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {kind === 'reported' ? t('directory.close-reported', { number }) : t('directory.close-waiting', { number })}
      </Button>
      {isOpen && <ClosingDialog context={context} kind={kind} onClose={() => setOpen(false)} />}
    </>
  );
}
