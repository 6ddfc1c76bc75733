/**
 * Runs a task for each item, so many at a time.
 *
 * @returns the results in the order of the items
 */
export async function atOnce<Item, Result>(
  limit: number,
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) {
      results[index] = await task(item);
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}
