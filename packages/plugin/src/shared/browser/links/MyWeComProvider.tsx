import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react';
import type { Client } from '../client';

const MyWeCom = lazy(() => import('./MyWeCom'));

/** Stands around the pages of both clients, so that the dialog can open on any of them. */
export function MyWeComProvider({ client, children }: { client: Client; children?: ReactNode }) {
  const { myWeCom } = client;
  const outcome = useSyncExternalStore(myWeCom.subscribe, myWeCom.current);
  return (
    <>
      {children}
      {outcome && (
        <Suspense>
          <MyWeCom client={client} outcome={outcome} />
        </Suspense>
      )}
    </>
  );
}
