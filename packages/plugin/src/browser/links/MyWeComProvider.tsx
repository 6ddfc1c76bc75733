import { Modal } from 'antd';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Client } from '../client';
import { lazyPart } from '../LazyPart';

const MyWeCom = lazyPart(() => import('./MyWeCom'));

/** Stands around the pages of both clients, so that the dialog can open on any of them. */
export function MyWeComProvider({ client, children }: { client: Client; children?: ReactNode }) {
  const { t } = useTranslation(NAMESPACE);
  const { myWeCom } = client;
  const outcome = useSyncExternalStore(myWeCom.subscribe, myWeCom.current);
  return (
    <>
      {children}
      {outcome && (
        <Modal open footer={null} width={480} title={t('WeCom')} onCancel={() => myWeCom.close()}>
          <MyWeCom client={client} outcome={outcome} />
        </Modal>
      )}
    </>
  );
}
