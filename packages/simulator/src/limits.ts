/** How many calls WeCom lets through. `off` lets through all. */
export interface Limits {
  /** Calls of one path within a minute, 10,000 on WeCom (doc/90454); above it 45009, for a minute. */
  callsPerMinute: number | 'off';
  /** Calls of one path that are answered at the same time; above it 45033. WeCom does not publish its number. */
  parallelCalls: number | 'off';
}

export const NO_LIMITS: Limits = { callsPerMinute: 'off', parallelCalls: 'off' };

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
