/** How many checks or tests passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
  /** What failed, where it can be told: one line each. */
  failures?: string[];
}

/** The tally of a part of the tests, and how long the part took. */
export interface PartResult extends Tally {
  seconds: number;
}

/** Adds tallies up. */
export function addTallies(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    failures: tallies.flatMap(({ failures = [] }) => failures),
  };
}

/**
 * Prints what failed, tally and time of each part and, as the last line, the tally of all: `N passed, N failed`.
 *
 * @returns the exit code
 */
export function reportTallies(parts: Record<string, PartResult>): 0 | 1 {
  const total = addTallies(Object.values(parts));
  const table = Object.entries(parts).map(([name, part]) => [name, line(part), duration(part)] as const);
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const lines = table.map(([name, tally, time]) =>
    [name.padEnd(widths[0] ?? 0), tally.padEnd(widths[1] ?? 0), time.padStart(widths[2] ?? 0)].join('  '),
  );
  console.log(['', ...failureLines(parts), ...lines, '', line(total)].join('\n'));
  return total.failed > 0 ? 1 : 0;
}

/** Told once more at the end: where a test failed among thousands, its own lines are far above. */
function failureLines(parts: Record<string, PartResult>): string[] {
  const lines = Object.entries(parts).flatMap(([name, { failures = [] }]) =>
    failures.map((failure) => `✗ ${name}: ${failure}`),
  );
  return lines.length > 0 ? [...lines, ''] : [];
}

function line({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** Minutes and seconds: `9:05`. */
function duration({ seconds }: PartResult): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
