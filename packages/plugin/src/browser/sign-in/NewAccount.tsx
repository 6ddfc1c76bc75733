import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';

/** The way on for who has none of the accounts in which their number was typed. */
export function NewAccount({ onWanted }: { onWanted: () => void }) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <>
      <span>
        {t(
          'You can also go on with a new account. It has no phone number until your administrator has decided whose the number is.',
        )}
      </span>
      <Button size="small" onClick={onWanted}>
        {t('Make a new account')}
      </Button>
    </>
  );
}
