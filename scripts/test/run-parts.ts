import type { PartResult, Tally } from '../../tools/tally';

/** Runs parts of the tests one after the other, each under its title; counts and times each. */
export async function runParts(parts: Record<string, () => Promise<Tally>>): Promise<Record<string, PartResult>> {
  const results: Record<string, PartResult> = {};
  for (const [title, run] of Object.entries(parts)) {
    console.log(`\n== ${title} ==\n`);
    const startedAt = performance.now();
    const tally = await run();
    results[title] = { ...tally, seconds: (performance.now() - startedAt) / 1000 };
  }
  return results;
}
