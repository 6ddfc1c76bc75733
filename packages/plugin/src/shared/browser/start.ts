import { type Client, isInWeCom } from './client';
import { completeSignIn } from './complete-sign-in';
import { watchSignOut } from './sign-out';

/**
 * What happens before NocoBase draws anything: a sign-in that comes back is completed, or an automatic login starts.
 * Awaited in the `load()` of both clients, where a throw would break every page; so it never throws.
 */
export async function start(client: Client): Promise<void> {
  try {
    watchSignOut(client);
    await completeSignIn(client);
    if (isInWeCom(client)) {
      const { loginAutomatically } = await import('./automatic-login');
      await loginAutomatically(client);
    }
  } catch (error) {
    console.error('Sign-in with WeCom:', error);
  }
}
