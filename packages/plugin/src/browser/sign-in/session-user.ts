/**
 * The user whose session a token stands for, as NocoBase writes it into its tokens: to compare two of them, never to trust.
 * @returns undefined when the token does not tell
 */
function userOf(token: string): unknown {
  try {
    const payload = token.split('.')[1] ?? '';
    return (JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { userId?: unknown }).userId;
  } catch {
    return undefined;
  }
}

/** Whether two session tokens are of the same user, as far as they tell. */
export function isSameUser(one: string | null, other: string): boolean {
  const user = userOf(one ?? '');
  return user !== undefined && user === userOf(other);
}
