import { setTimeout as wait } from 'node:timers/promises';

/** Time, as far as runs go by it. */
export interface Clock {
  now: () => Date;
  /** Does something again and again. @param ms milliseconds between @returns ends it */
  every: (ms: number, work: () => void) => () => void;
  /** Waits, and throws when the signal comes. @param ms milliseconds */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The clock of this machine. */
export const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  every: (ms, work) => {
    const timer = setInterval(work, ms);
    return () => clearInterval(timer);
  },
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal });
  },
};
