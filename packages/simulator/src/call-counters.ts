import { NO_LIMITS, type Limits } from './limits.js';

/** What has been counted of one path. */
export interface CallCount {
  calls: number;
  /** Those that a limit refused. */
  refused: number;
  /** The most calls that were answered at the same time, refused ones included. */
  mostAtOnce: number;
  /** The most calls within a minute, refused ones included. */
  mostPerMinute: number;
}

/** One call among its like, when it began. */
export interface CallLoad {
  /** How many calls of its path are answered at the moment, this one included. */
  atOnce: number;
  /** The how many-th call of its path it is within the running minute. */
  ofMinute: number;
}

interface Running extends CallCount, CallLoad {
  minuteStartedAt: number;
  blockedUntil: number;
}

const MINUTE_MS = 60_000;

const FRESH: Running = {
  calls: 0,
  refused: 0,
  mostAtOnce: 0,
  mostPerMinute: 0,
  atOnce: 0,
  ofMinute: 0,
  minuteStartedAt: 0,
  blockedUntil: 0,
};

/** Counts calls by path, and tells which of them a limit refuses. */
export class CallCounters {
  limits: Limits = NO_LIMITS;
  private paths = new Map<string, Running>();

  /** Notes that a call begins. @returns its load, and the errcode with which a limit refuses it */
  begin(path: string, now: number): { load: CallLoad; errcode: number | undefined } {
    const count = this.countOf(path, now);
    count.calls += 1;
    count.atOnce += 1;
    count.ofMinute += 1;
    count.mostAtOnce = Math.max(count.mostAtOnce, count.atOnce);
    count.mostPerMinute = Math.max(count.mostPerMinute, count.ofMinute);
    const errcode = this.refusalOf(path, count, now);
    count.refused += errcode === undefined ? 0 : 1;
    return { load: { atOnce: count.atOnce, ofMinute: count.ofMinute }, errcode };
  }

  /** Notes that a call is answered. */
  end(path: string): void {
    const count = this.paths.get(path);
    if (count) {
      count.atOnce -= 1;
    }
  }

  /** What has been counted, by path. */
  counts(): Record<string, CallCount> {
    const counts = [...this.paths].map(([path, { calls, refused, mostAtOnce, mostPerMinute }]) => [
      path,
      { calls, refused, mostAtOnce, mostPerMinute },
    ]);
    return Object.fromEntries(counts) as Record<string, CallCount>;
  }

  /** Starts counting afresh; what is being answered at the moment stays so. */
  clear(): void {
    const running = [...this.paths].filter(([, { atOnce }]) => atOnce > 0);
    this.paths = new Map(running.map(([path, { atOnce }]) => [path, { ...FRESH, atOnce }]));
  }

  private countOf(path: string, now: number): Running {
    const count = this.paths.get(path) ?? { ...FRESH, minuteStartedAt: now };
    this.paths.set(path, count);
    if (now >= count.minuteStartedAt + MINUTE_MS) {
      Object.assign(count, { minuteStartedAt: now, ofMinute: 0 });
    }
    return count;
  }

  private refusalOf(path: string, count: Running, now: number): number | undefined {
    const { callsPerMinute, parallelCalls } = this.limits;
    // WeCom does not count these when the code is valid (doc/90454), and those with another one are few.
    const isCounted = !path.endsWith('/getuserinfo');
    if (isCounted && callsPerMinute !== 'off' && count.ofMinute > callsPerMinute && now >= count.blockedUntil) {
      count.blockedUntil = now + MINUTE_MS;
    }
    if (now < count.blockedUntil) {
      return 45009;
    }
    return parallelCalls !== 'off' && count.atOnce > parallelCalls ? 45033 : undefined;
  }
}
