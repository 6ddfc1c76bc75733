import type { Tally } from '../shared/tally';

/** Runs parts of the tests one after the other, each under its title, and counts each. */
export async function runParts(parts: Record<string, () => Promise<Tally>>): Promise<Record<string, Tally>> {
  const tallies: Record<string, Tally> = {};
  for (const [title, run] of Object.entries(parts)) {
    console.log(`\n== ${title} ==\n`);
    tallies[title] = await run();
  }
  return tallies;
}
