/**
 * Resolves to a promise's value, or to something else when that takes too long.
 * @param timeMs how long it may take, in milliseconds
 */
export async function within<T>(timeMs: number, promise: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), timeMs)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
