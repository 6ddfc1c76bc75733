import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { finalPath } from './addresses';
import type { Attempt } from './attempt';
import { readAttempt } from './attempt-cookie';
import type { CurrentAuthenticator } from '../authenticators/current';

/** An attempt that WeCom has sent back. */
export interface ReturnedAttempt {
  attempt: Attempt;
  /** Where it leads to, as a final path on this origin. */
  redirectTo: string;
}

/**
 * Finds the attempt that a state stands for in this browser. Three refusals tell three things apart: the browser has no
 * attempt, it has others, or it has completed this one; then it also hears where the attempt led to, as the browser itself
 * has kept it under our seal. The address says nothing about that.
 * @throws CodedError wecom_state_missing, wecom_state_mismatch, wecom_state_used
 */
export async function findAttempt(
  ctx: RequestContext,
  state: string,
  { name, options: { origin } }: CurrentAuthenticator,
): Promise<ReturnedAttempt> {
  const found = readAttempt(ctx, state, name);
  const redirectTo = found.redirectTarget && (await finalPath(ctx, found.redirectTarget, origin));
  if ('isSpent' in found) {
    throw new CodedError('wecom_state_used', redirectTo ? { redirectTo } : {});
  }
  return { attempt: found, redirectTo: redirectTo ?? '' };
}
