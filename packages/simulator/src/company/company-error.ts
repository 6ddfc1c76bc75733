/** A company, or a change of one, that cannot be used. The message lists every problem, one a line. */
export class CompanyError extends Error {
  constructor(readonly problems: string[]) {
    super(`The company is not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'CompanyError';
  }
}

/**
 * Runs checks that note what is wrong.
 * @returns what they return
 * @throws CompanyError with everything that they noted
 */
export function orThrowProblems<Value>(check: (problems: string[]) => Value): Value {
  const problems: string[] = [];
  const value = check(problems);
  if (problems.length > 0) {
    throw new CompanyError(problems);
  }
  return value;
}

/** Notes what stands more than once in a list that a person calls `place`. */
export function noteRepeats(place: string, ids: readonly (string | number)[], problems: string[]): void {
  const seen = new Set<string | number>();
  const repeated = new Set(ids.filter((id) => seen.size === seen.add(id).size));
  problems.push(...[...repeated].map((id) => `${place} has ${id} more than once`));
}
