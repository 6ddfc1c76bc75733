/** The error's class name: the only part of a database error that is safe to log. Its text may quote a phone number. */
export function kindOfError(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
