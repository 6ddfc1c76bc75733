import * as z from 'zod/mini';
import type { ErrorCode } from '../../shared/error-codes';

export const purposeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign-in') }),
  /** `userId`: the user whose session asked for it. Such an attempt signs nobody in. */
  z.object({ kind: z.literal('link'), userId: z.number() }),
]);

/** The reason of a round trip, with the user whose session it belongs to where it belongs to one. */
export type Purpose = z.output<typeof purposeSchema>;

/**
 * Tells what speaks against completing an attempt for a purpose: facts in, decision out.
 * @param attempt what it was started for, and when it ends in milliseconds since 1970
 * @param now milliseconds since 1970
 */
export function objectionTo(
  attempt: { purpose: Purpose; expiresAt: number },
  purpose: Purpose,
  now: number,
): ErrorCode | undefined {
  if (attempt.purpose.kind !== purpose.kind) {
    return 'wecom_state_mismatch';
  }
  if (userOf(attempt.purpose) !== userOf(purpose)) {
    return 'wecom_link_other_user';
  }
  return attempt.expiresAt <= now ? 'wecom_state_expired' : undefined;
}

function userOf(purpose: Purpose): number | undefined {
  return 'userId' in purpose ? purpose.userId : undefined;
}
