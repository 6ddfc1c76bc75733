/** Something that is measured again and again; each round gives one value, such as milliseconds for each sign-in. */
type Round<T> = () => Promise<T>;

/**
 * Runs two contenders in turns, so that whatever else the machine does meets both: A B, B A, A B, …
 * The first turn of each only warms up.
 *
 * @param rounds how many values to take of each
 */
export async function interleave<T>(rounds: number, one: Round<T>, other: Round<T>): Promise<{ one: T[]; other: T[] }> {
  await one();
  await other();
  const values: { one: T[]; other: T[] } = { one: [], other: [] };
  for (let round = 0; round < rounds; round += 1) {
    const isOdd = round % 2 === 1;
    if (isOdd) {
      values.other.push(await other());
    }
    values.one.push(await one());
    if (!isOdd) {
      values.other.push(await other());
    }
  }
  return values;
}
