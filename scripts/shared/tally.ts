/** How many checks or tests passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Adds tallies up. */
export function addTallies(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/**
 * Prints the tally of each part and, as the last line, of all: `N passed, N failed`.
 *
 * @returns the exit code
 */
export function reportTallies(parts: Record<string, Tally>): 0 | 1 {
  const total = addTallies(Object.values(parts));
  const width = Math.max(...Object.keys(parts).map((name) => name.length)) + 2;
  const lines = Object.entries(parts).map(([name, tally]) => `${name.padEnd(width)}${line(tally)}`);
  console.log(`\n${lines.join('\n')}\n\n${line(total)}`);
  return total.failed > 0 ? 1 : 0;
}

function line({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
