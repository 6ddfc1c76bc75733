/** Something that is measured again and again; each round gives one value, such as milliseconds for each sign-in. */
type Round<Value> = () => Promise<Value>;

/**
 * Runs contenders in turns, so that whatever else the machine does meets all: A B C, C B A, A B C, …
 * The first turn of each only warms up.
 *
 * @param rounds how many values to take of each
 */
export async function takeTurns<Name extends string, Value>(
  rounds: number,
  contenders: Record<Name, Round<Value>>,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(contenders) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Value[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await contenders[name]();
      if (round > 0) {
        values[name].push(value);
      }
    }
  }
  return values;
}
