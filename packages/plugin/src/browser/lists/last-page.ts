/**
 * The last page of a list that has rows; the first when it has none. A page behind it is empty: its last row was unlinked,
 * here or by somebody else.
 */
export function lastPage(count: number, pageSize: number): number {
  return Math.max(1, Math.ceil(count / pageSize));
}
