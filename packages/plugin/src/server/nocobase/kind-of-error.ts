/** What a log is told of a failed database: the kind of error. Its text may quote values, such as a phone number. */
export function kindOfError(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
