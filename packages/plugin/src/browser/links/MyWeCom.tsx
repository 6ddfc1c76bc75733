import { Alert, Spin } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { MyLink } from '../../shared/links';
import type { Client } from '../client';
import { FailureMessage } from '../FailureMessage';
import type { Failure } from '../../shared/sign-in';
import { ReadableGrey } from '../ReadableGrey';
import { fetchMyLinks } from './links-api';
import type { LinkOutcome } from '../my-wecom';
import { MyWeComLink } from './MyWeComLink';

/** The user's own links with WeCom: who, since when; link and unlink. The contents of a dialog. */
export default function MyWeCom({ client, outcome }: { client: Client; outcome: LinkOutcome }) {
  const { t } = useTranslation(NAMESPACE);
  const [links, setLinks] = useState<MyLink[]>();
  const [{ isLinked, error }, setNotice] = useState(outcome);

  const reload = useCallback(async () => {
    const reply = await fetchMyLinks(client);
    if (reply.error) {
      setNotice({ error: reply.error });
    }
    setLinks(reply.data ?? []);
  }, [client]);
  useEffect(() => void reload(), [reload]);

  const onDone = async (refusal: Failure | undefined) => {
    setNotice(refusal ? { error: refusal } : {});
    await reload();
  };
  return (
    <ReadableGrey>
      {isLinked && (
        <Alert
          type="success"
          showIcon
          role="status"
          style={ABOVE}
          message={t('Linked. You can now sign in with WeCom.')}
        />
      )}
      {error && <Alert type="error" showIcon role="alert" style={ABOVE} message={<FailureMessage failure={error} />} />}
      {!links && <Spin style={{ display: 'block' }} />}
      {links?.length === 0 && !error && t('Sign-in with WeCom is not set up here.')}
      {links?.map((link) => (
        <MyWeComLink key={link.authenticator} client={client} link={link} hasTitle={links.length > 1} onDone={onDone} />
      ))}
    </ReadableGrey>
  );
}

const ABOVE = { marginBottom: 16 };
