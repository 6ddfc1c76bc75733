import { WeComRefusedError } from '../wecom/wecom-error';

/** Waits after WeCom said that there are too many calls, in milliseconds. After the last one it is given up. */
const WAITS_MS = [60_000, 120_000, 240_000, 480_000, 600_000];

export interface Waiting {
  /** Waits, and throws when the signal comes. @param ms milliseconds */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
  /** Told of each wait before it begins. @param ms milliseconds */
  onWait: (ms: number) => void;
}

/**
 * Makes a call, and makes it again after a while when WeCom counts too many (45009, 45033).
 * @throws WeComRefusedError, WeComUnreachableError; the reason of the signal
 */
export async function waitForWeCom<Reply>(
  call: () => Promise<Reply>,
  { sleep, signal, onWait }: Waiting,
): Promise<Reply> {
  for (const ms of WAITS_MS) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WeComRefusedError && error.reason === 'rate-limited')) {
        throw error;
      }
    }
    onWait(ms);
    await sleep(ms, signal);
  }
  signal.throwIfAborted();
  return call();
}
