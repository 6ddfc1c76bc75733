import { notification } from 'antd';
import { type Client, isInWeCom } from '../client';
import { type Departure, readDeparture } from '../departure';
import { isReturn } from './is-return';
import { signInPath } from '../shell';
import { watchSignOut } from './sign-out';
import { unloadedText } from '../unloaded';
import { within } from '../within';

/** NocoBase draws nothing before this is over; so it is over after so long, in milliseconds, whatever does not answer. */
const PATIENCE_MS = 25_000;

/** A state of ours in an address. */
const OUR_STATE = /[?&]state=[0-9a-f]{32}(link)?(&|$)/;

/**
 * Runs before NocoBase draws anything: completes a sign-in that comes back, or starts an automatic login.
 * Awaited in the `load()` of both clients, where a throw would break every page; so it never throws.
 */
export async function start(client: Client): Promise<void> {
  try {
    watchSignOut(client);
    await within(PATIENCE_MS, signIn(client), undefined);
  } catch (error) {
    console.error('Sign-in with WeCom:', error);
  }
}

async function signIn(client: Client): Promise<void> {
  if (isReturn(client)) {
    await complete(client);
  }
  if (isInWeCom(client)) {
    const { loginAutomatically } = await import('./automatic-login');
    await loginAutomatically(client);
  }
}

// Most pages are no return, so the code for it is a chunk. Without it a return of ours is told all the same; what may be
// another plugin's is left to it.
async function complete(client: Client): Promise<void> {
  const departure = readDeparture(client);
  const isOurs = departure !== undefined || OUR_STATE.test(client.browser.location.search);
  try {
    const { completeSignIn } = await import('./complete-sign-in');
    await completeSignIn(client);
  } catch (error) {
    console.error('Sign-in with WeCom:', error);
    if (isOurs) {
      endUnloaded(client, departure);
    }
  }
}

// By hand: what else leads to another address has no place on every page.
function endUnloaded({ app, browser, shell }: Client, departure: Departure | undefined): void {
  const kept = app.apiClient.auth.token ? departure?.path : undefined;
  browser.history.replaceState(null, '', kept ?? signInPath(shell));
  notification.error({ message: unloadedText(app.i18n), duration: 0 });
}
