const SMALLEST = 5;
const SHARE = 0.1;
const LARGEST_SHARE = 0.5;

/**
 * How many users may still be closed without asking: a tenth of those synchronised, but five in a small company, and never
 * more than half.
 * @param synced members whose user is synchronised now
 * @param used users closed without asking in the last 24 hours
 */
export function closingBudget({ synced, used }: { synced: number; used: number }): number {
  // Those closed since belong to the number that the day began with.
  const total = synced + used;
  const limit = Math.min(Math.max(SMALLEST, Math.floor(total * SHARE)), Math.floor(total * LARGEST_SHARE));
  return Math.max(0, limit - used);
}
