import type { RefusalReason } from './errcodes';

/** Why there is no usable access token: WeCom refused, or gave no usable answer. */
export type TokenFailure = RefusalReason | 'unreachable';

interface Hold {
  /** After the first failure, in milliseconds; each further one in a row doubles it. */
  firstMs: number;
  /** No failure is held longer than this, in milliseconds. */
  longestMs: number;
}

/** WeCom or the line has a disturbance: a short circuit, so that it is not made worse. */
const DISTURBED: Hold = { firstMs: 10_000, longestMs: 60_000 };
/** An administrator mends it, here or at WeCom, and is waiting for it. */
const MENDED: Hold = { firstMs: 60_000, longestMs: 60_000 };
/** WeCom counts: it blocks for a minute, an hour or the day, and asking meanwhile prolongs nothing but the counting. */
const COUNTED: Hold = { firstMs: 60_000, longestMs: 16 * 60_000 };

/** How long `gettoken` is held back, by the reason of the last failure (doc/90313, doc/90454). */
const HOLDS: Record<TokenFailure, Hold> = {
  unreachable: DISTURBED,
  'system-busy': DISTURBED,
  'rate-limited': COUNTED,
  // A new token that is refused, too: another new one would be no better.
  'token-refused': MENDED,
  // WeCom bans the server's address for an hour after some two thousand of these.
  'wrong-secret': MENDED,
  'wrong-corp': MENDED,
  'app-stopped': MENDED,
  'untrusted-ip': MENDED,
  'untrusted-domain': MENDED,
  'unknown-agent': MENDED,
  'other-app': MENDED,
  'code-invalid': MENDED,
  'ticket-invalid': MENDED,
  'no-personal-fields': MENDED,
  'not-in-visible-range': MENDED,
  'domain-unproven': MENDED,
  'domain-changes-used-up': MENDED,
  other: MENDED,
};

/**
 * Decides how long nobody asks WeCom for an access token again.
 * @param triesInARow failures since the last token, this one included
 * @returns milliseconds
 */
export function holdBackFor(reason: TokenFailure, triesInARow: number): number {
  const { firstMs, longestMs } = HOLDS[reason];
  return Math.min(firstMs * 2 ** (triesInARow - 1), longestMs);
}

/** Tells whether a value, such as one read from a shared cache, is a reason of the table. */
export function isTokenFailure(value: unknown): value is TokenFailure {
  return typeof value === 'string' && Object.hasOwn(HOLDS, value);
}
