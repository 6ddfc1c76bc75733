/** Milliseconds since 1970; a test moves it. */
interface Clock {
  now: number;
}

export function aClock(): Clock {
  return { now: 1_700_000_000_000 };
}

/** A store that keeps what it is given, as a cache shared by several nodes does. */
export function aStore(clock = aClock()) {
  const entries = new Map<string, unknown>();
  // Until when each is somebody's, by the clock.
  const claims = new Map<string, number>();
  const lifetimes: number[] = [];
  return {
    entries,
    lifetimes,
    get: (key: string) => Promise.resolve(entries.get(key)),
    set: (key: string, value: unknown, ttlMs: number) => {
      lifetimes.push(ttlMs);
      return Promise.resolve(entries.set(key, value));
    },
    del: (key: string) => Promise.resolve(claims.delete(key) || entries.delete(key)),
    claim: (key: string, ttlMs: number) => {
      const isFree = (claims.get(key) ?? 0) <= clock.now;
      if (isFree) {
        claims.set(key, clock.now + ttlMs);
      }
      return Promise.resolve(isFree);
    },
  };
}
