import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedRefusal } from '../../shared/links';
import { Named } from '../lists/Named';
import { reasonText } from './reason-text';
import { Unbroken } from '../Unbroken';

/** Why somebody was refused, with the code and the reference that the person was shown. */
export function Reason({ refusal }: { refusal: ListedRefusal }) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <>
      <div>{reasonText(t, refusal)}</div>
      <Typography.Text type="secondary">
        <Unbroken>{refusal.reason}</Unbroken> · <Unbroken>{refusal.reference}</Unbroken>
      </Typography.Text>
    </>
  );
}

/** The users whose phone number it is, and a part of the number. */
export function Candidates({ refusal: { candidates, maskedPhone } }: { refusal: ListedRefusal }) {
  return (
    <>
      {candidates.map(({ id, nickname, username }) => (
        <Named key={id} name={nickname} id={username} />
      ))}
      {maskedPhone && <div>{maskedPhone}</div>}
    </>
  );
}

/** When it happened last; how often and since when, once it has happened again. */
export function Tries({ refusal: { tries, firstAt, lastAt }, language }: { refusal: ListedRefusal; language: string }) {
  const { t } = useTranslation(NAMESPACE);
  const at = (time: string) => new Date(time).toLocaleString(language);
  return (
    <>
      <div>{at(lastAt)}</div>
      {tries > 1 && (
        <Typography.Text type="secondary">
          {/* A text and no HTML: React escapes it. */}
          {t('attention.tries', { tries, first: at(firstAt), interpolation: { escapeValue: false } })}
        </Typography.Text>
      )}
    </>
  );
}
