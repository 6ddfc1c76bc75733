import { Button, Flex, Popconfirm, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { LinkedMember, MyLink } from '../../shared/links';
import type { Client } from '../client';
import { noteDeparture } from '../departure';
import { isInForeignFrame } from '../foreign-frame';
import FramedHint from '../FramedHint';
import { leaveFor } from '../navigate';
import { toTarget } from '../shell';
import type { Failure } from '../../shared/sign-in';
import { Facts } from '../lists/Facts';
import { change } from './links-api';

interface MyWeComLinkProps {
  client: Client;
  link: MyLink;
  /** Whether there are several authenticators to tell apart. */
  hasTitle: boolean;
  /** Something was changed, or refused. */
  onDone: (error: Failure | undefined) => Promise<void>;
}

/** The user's link with one authenticator. */
export function MyWeComLink({ client, link: { authenticator, title, link }, hasTitle, onDone }: MyWeComLinkProps) {
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<Failure | undefined>) => {
    setBusy(true);
    await onDone(await work());
    setBusy(false);
  };
  const start = () => run(() => startLink(client, authenticator));
  const isFramed = isInForeignFrame(client.browser);
  const unlink = () => run(async () => (await change(client, 'wecom:unlink', { authenticator })).error);
  return (
    <section style={{ marginTop: 16 }}>
      {hasTitle && <Typography.Title level={5}>{title}</Typography.Title>}
      {link && <Linked {...link} isBusy={isBusy} onUnlink={unlink} />}
      {!link && !isFramed && <NotLinked isBusy={isBusy} onLink={start} />}
      {!link && isFramed && <FramedHint address={client.browser.location.href} />}
    </section>
  );
}

interface LinkedProps {
  member: LinkedMember;
  linkedAt: string;
  isOnlyWayIn: boolean;
  isBusy: boolean;
  onUnlink: () => Promise<void>;
}

function Linked({ member, linkedAt, isOnlyWayIn, isBusy, onUnlink }: LinkedProps) {
  const { t, i18n } = useTranslation(NAMESPACE);
  return (
    <Flex vertical gap="middle" align="start">
      <Facts
        facts={[
          { key: 'member', title: t('Member'), value: member.name || member.memberId },
          { key: 'id', title: t('Member ID'), value: member.memberId },
          { key: 'since', title: t('Linked since'), value: new Date(linkedAt).toLocaleString(i18n.language) },
        ]}
      />
      {isOnlyWayIn ? (
        <Typography.Text type="secondary">{t('wecom_only_way_in')}</Typography.Text>
      ) : (
        <Popconfirm
          title={t('Unlink this WeCom account?')}
          description={t('You will no longer be able to sign in with it. You stay signed in here.')}
          okText={t('Unlink')}
          cancelText={t('Cancel')}
          okButtonProps={{ danger: true }}
          styles={{ root: { maxWidth: 'calc(100vw - 32px)' } }}
          onConfirm={() => void onUnlink()}
        >
          <Button danger loading={isBusy}>
            {t('Unlink')}
          </Button>
        </Popconfirm>
      )}
    </Flex>
  );
}

function NotLinked({ isBusy, onLink }: { isBusy: boolean; onLink: () => Promise<void> }) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <Flex vertical gap="middle" align="start">
      <span>{t('Not linked. Link your WeCom account to sign in with it.')}</span>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- After an unlink the focus would be nowhere, and Escape would not close the dialog. */}
      <Button autoFocus type="primary" loading={isBusy} onClick={() => void onLink()}>
        {t('Link WeCom account')}
      </Button>
    </Flex>
  );
}

// Goes to WeCom, unless the server refuses; comes back to this page.
async function startLink(client: Client, authenticator: string): Promise<Failure | undefined> {
  const { pathname, search, hash } = client.browser.location;
  const path = pathname + search + hash;
  const redirect = toTarget(client.shell, path) ?? '';
  const { data, error } = await change(client, 'wecom:startLink', { authenticator, redirect });
  if (!data) {
    return error;
  }
  noteDeparture(client, { kind: 'link', authenticator, path });
  await leaveFor(client, data.url, 'assign');
  return undefined;
}
