import { type Client, isInWeCom } from './client';
import { watchSignOut } from './sign-out';
import { within } from './within';

/** NocoBase draws nothing before this is over; so it is over after so long, in milliseconds, whatever does not answer. */
const PATIENCE_MS = 25_000;

/**
 * What happens before NocoBase draws anything: a sign-in that comes back is completed, or an automatic login starts.
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
  // Most pages are none that a sign-in comes back to, and need none of its code.
  if (client.browser.location.search.includes('authenticator=')) {
    const { completeSignIn } = await import('./complete-sign-in');
    await completeSignIn(client);
  }
  if (isInWeCom(client)) {
    const { loginAutomatically } = await import('./automatic-login');
    await loginAutomatically(client);
  }
}
