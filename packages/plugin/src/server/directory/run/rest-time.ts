/** Of a step less than this says nothing about the rest. */
const LEAST_SHARE = 0.05;

/**
 * How long a step will probably still take, in milliseconds; undefined while nobody can tell.
 * @param sinceMs milliseconds since it began
 */
export function restTime({
  done,
  total,
  sinceMs,
}: {
  done: number;
  total: number;
  sinceMs: number;
}): number | undefined {
  if (total <= 0 || done / total < LEAST_SHARE) {
    return undefined;
  }
  return Math.round((sinceMs / done) * Math.max(0, total - done));
}
