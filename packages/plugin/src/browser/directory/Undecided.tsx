import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';

/** Stands in the form where it will be chosen whether members get users, until the first run has shown how many there are. */
export function Undecided() {
  const { t } = useTranslation(NAMESPACE);
  return <Typography.Paragraph>{t('directory.option.create-users.undecided')}</Typography.Paragraph>;
}
