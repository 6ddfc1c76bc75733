import { NAMESPACE } from '../../shared/auth-type';
import type { LinkRequests } from '../../shared/links';
import type { Client } from '../client';
import { openAt, replaceAddress } from '../navigate';
import { signInPath } from '../shell';
import { showSigningIn } from '../signing-in';
import { change } from './links-api';

/** Ends an attempt to link when WeCom has sent the browser back, and shows how it ended on the page it started from. */
export async function completeLink(client: Client, values: LinkRequests['wecom:completeLink']): Promise<void> {
  // At once, so that neither the history nor a reload holds the code.
  replaceAddress(client, signInPath(client.shell));
  const hide = showSigningIn(client, String(client.app.i18n.t('Linking…', { ns: NAMESPACE })));
  try {
    const { data, error } = await change(client, 'wecom:completeLink', values);
    // The back button, or a second tab: how it ended was told before.
    if (error?.code !== 'wecom_state_used') {
      client.myWeCom.open(error ? { error } : { isLinked: true });
    }
    await openAt(client, data?.redirectTo ?? error?.redirectTo);
  } finally {
    hide();
  }
}
