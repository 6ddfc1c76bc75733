/** A mistake of the person at the keyboard; shown without a stack. */
export class UsageError extends Error {}

/**
 * Reads a number that an option gives.
 * @param least the smallest one that makes sense
 * @throws UsageError
 */
export function readWholeNumber(option: string, value: string, least: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || !Number.isSafeInteger(number)) {
    throw new UsageError(`${option} must be a whole number from ${least} on, not ${value}`);
  }
  return number;
}
