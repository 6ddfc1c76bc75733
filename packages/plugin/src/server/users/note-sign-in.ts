import type { Application } from '@nocobase/server';
import { kindOfError } from '../nocobase/kind-of-error';
import { type LinkRow, writeLastSignIn } from './link-rows';

/** A sign-in is noted at most this often for one link, in milliseconds: a write for each would cost more than it tells. */
const NOTED_EVERY_MS = 60 * 60_000;

/** Notes when a member last signed in. A sign-in never fails for it. */
export async function noteSignIn(app: Application, { id, lastSignInAt }: LinkRow): Promise<void> {
  const now = new Date();
  if (lastSignInAt && now.getTime() - lastSignInAt.getTime() < NOTED_EVERY_MS) {
    return;
  }
  try {
    await writeLastSignIn(app.db, id, now);
  } catch (error) {
    app.log.warn('A sign-in could not be noted', { method: 'WeCom links', error: kindOfError(error) });
  }
}
