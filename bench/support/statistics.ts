/** The value below which a part of the values lie; `percentile(values, 0.99)` is the p99. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
    : (sorted[Math.floor(middle)] ?? NaN);
}

/** The middle value and the range of the middle half, e.g. `12.3 ms (11.8–13.0)`. */
export function describe(values: readonly number[], unit: string, digits = 1): string {
  const [low, middle, high] = [percentile(values, 0.25), median(values), percentile(values, 0.75)];
  return `${middle.toFixed(digits)} ${unit} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}
