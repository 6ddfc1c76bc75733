import { Alert, Spin, theme } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedAuthenticator } from '../authenticators';
import type { Client } from '../client';
import { FailureMessage } from '../FailureMessage';
import { putFooterBelow } from '../put-footer-below';
import { toldFailure } from '../sign-in/told-failure';
import { watchSeen } from '../watch-page';
import { ButtonInstead } from './ButtonInstead';
import { chooseTabContent } from './choose-tab-content';
import { isDark } from './is-dark';
import { type PanelStatus, showPanel } from './show-panel';

/** The height of WeCom's small panel, so that nothing jumps when it comes up. */
const PANEL_HEIGHT = 380;

/** The tab with WeCom's QR code. Every failure points to the button, which NocoBase draws below all tabs. */
export default function QrCodeForm({ client, authenticator }: { client: Client; authenticator: ListedAuthenticator }) {
  const { t } = useTranslation(NAMESPACE);
  const { name, options } = authenticator;
  switch (chooseTabContent(name, options?.showQrCode === true, toldFailure(client))) {
    case 'code':
      return <QrCode client={client} name={name} />;
    case 'steps':
      return <p>{t('The code to scan now is in the steps below. When you are done, press “Try again” there.')}</p>;
    case 'button':
      return <ButtonInstead client={client} authenticator={authenticator} />;
  }
}

function QrCode({ client, name }: { client: Client; name: string }) {
  const { t } = useTranslation(NAMESPACE);
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  const [status, setStatus] = useState<PanelStatus>({ kind: 'loading' });
  // Counts the panels: each new one replaces an outdated one.
  const [round, setRound] = useState(0);
  const colorScheme = isDark(token.colorBgContainer) ? 'dark' : 'light';
  const title = t('QR code of WeCom');

  useEffect(() => {
    const tell = (news: PanelStatus) => (news.kind === 'outdated' ? setRound((before) => before + 1) : setStatus(news));
    if (!place.current) {
      return undefined;
    }
    putFooterBelow(place.current);
    return showPanel({ client, authenticator: name, place: place.current, colorScheme, title, tell });
  }, [client, name, colorScheme, title, round]);

  // A script that did not load, on a computer that had just woken, may do later.
  const isRenewable = status.kind === 'failed' && !status.error;
  useEffect(() => {
    if (!isRenewable) {
      return undefined;
    }
    return watchSeen(client.browser, () => {
      setStatus({ kind: 'loading' });
      setRound((before) => before + 1);
    });
  }, [client, isRenewable]);

  if (status.kind === 'failed') {
    const reason = status.error && <FailureMessage failure={status.error} />;
    return (
      <Alert role="alert" type="warning" message={reason ?? t('The QR code did not load. Use the button below.')} />
    );
  }
  return (
    <Spin spinning={status.kind === 'loading'} tip={t('Loading the QR code…')}>
      <div ref={place} style={{ display: 'grid', justifyContent: 'center', minHeight: PANEL_HEIGHT }} />
    </Spin>
  );
}
