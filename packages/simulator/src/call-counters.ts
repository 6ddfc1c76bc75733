/** How many calls WeCom lets through. `off` lets through all. */
export interface Limits {
  /** Calls of one path within a minute, 10,000 on WeCom (doc/90454); above it 45009, for a minute. */
  callsPerMinute: number | 'off';
  /** Calls of one path that are answered at the same time; above it 45033. WeCom does not publish its number. */
  parallelCalls: number | 'off';
}

export const NO_LIMITS: Limits = { callsPerMinute: 'off', parallelCalls: 'off' };

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
    for (const count of this.paths.values()) {
      Object.assign(count, { ...FRESH, atOnce: count.atOnce });
    }
    this.paths = new Map([...this.paths].filter(([, { atOnce }]) => atOnce > 0));
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

/** Checks limits that come from outside, all or some of them. @throws Error naming the one */
export function parseLimits(value: Record<string, unknown>): Partial<Limits> {
  const known = Object.keys(NO_LIMITS);
  for (const [name, limit] of Object.entries(value)) {
    if (!known.includes(name)) {
      throw new Error(`limit ${name} is not known; use ${known.join(', ')}`);
    }
    if (limit !== 'off' && !(Number.isInteger(limit) && Number(limit) > 0)) {
      throw new Error(`${name} must be a whole number from 1 on, or off`);
    }
  }
  return value;
}
