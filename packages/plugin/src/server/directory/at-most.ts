/**
 * Does something with each item, a few at a time. After a failure nothing further is begun, and what has begun is waited
 * for, so that nothing goes on behind the back of whoever catches it.
 * @returns the results, in the order of the items
 */
export async function atMost<Item, Result>(
  limit: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  let hasFailed = false;
  const worker = async () => {
    for (const [index, item] of queue) {
      try {
        results[index] = await work(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
      if (hasFailed) {
        return;
      }
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, worker));
  const failed = workers.find((settled) => settled.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
  return results;
}
