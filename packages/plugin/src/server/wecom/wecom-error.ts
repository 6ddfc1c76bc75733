import type { RefusalReason } from './errcodes';

/** WeCom gave no usable answer: no connection, time limit, HTTP error, or a reply that is not WeCom's. */
export class WeComUnreachableError extends Error {
  override readonly name = 'WeComUnreachableError';

  /**
   * @param problem what went wrong in our own words; never an address, since addresses hold secrets
   * @param passing whether the same call may go through a moment later
   * @param heldForMs WeCom was not asked, and will not be for so many milliseconds, since it gave no answer before
   */
  constructor(
    readonly problem: string,
    readonly passing = false,
    readonly heldForMs?: number,
  ) {
    super(`WeCom did not answer: ${problem}`);
  }
}

/** WeCom answered and said no. */
export class WeComRefusedError extends Error {
  override readonly name = 'WeComRefusedError';

  /**
   * @param reason what the number means to a sign-in
   * @param errcode WeCom's number, for the log and the administrator
   * @param callerIp the address WeCom saw the call come from, where its reply says so
   * @param heldForMs WeCom was not asked again, and will not be for so many milliseconds; this is its last answer
   */
  constructor(
    readonly reason: RefusalReason,
    readonly errcode: number,
    readonly callerIp: string | undefined,
    readonly heldForMs?: number,
  ) {
    super(`WeCom refused with ${errcode} (${reason})`);
  }
}

/** Tells whether WeCom was not even asked, because of what it answered before: a code that was to be redeemed is as good as ever. */
export function isHeldBack(error: unknown): boolean {
  return (
    (error instanceof WeComRefusedError || error instanceof WeComUnreachableError) && error.heldForMs !== undefined
  );
}

/** Tells whether WeCom gave no answer to what it was asked: none at all, or "system busy". */
export function isUnanswered(error: unknown): boolean {
  return (
    error instanceof WeComUnreachableError || (error instanceof WeComRefusedError && error.reason === 'system-busy')
  );
}
