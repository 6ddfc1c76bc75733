/**
 * Waits for work, but no longer than there is patience: whatever comes later is not waited for.
 * @param patienceMs how long to wait at most, in milliseconds
 * @param work gets a signal that says when nobody waits any more
 * @returns what came of the work; undefined when it took too long
 */
export async function answerWithin<T>(
  patienceMs: number,
  work: (over: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const over = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
      over.abort();
    }, patienceMs);
  });
  try {
    return await Promise.race([work(over.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
