import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';

/** The way on for who has none of the accounts in which their number was typed. */
export function NewAccount({ onWanted }: { onWanted: () => void }) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <>
      <span>
        {t('Or continue with a new account. It has no phone number until an administrator decides whose number it is.')}
      </span>
      <Button size="small" onClick={onWanted}>
        {t('Create a new account')}
      </Button>
    </>
  );
}
