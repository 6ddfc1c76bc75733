/**
 * Characters that no name can hold: the browser sends it in the header `X-Authenticator` and NocoBase keeps it in a cookie, which
 * carry ASCII and lose blanks at the ends; these marks end a value there, and `%` is decoded once too often somewhere.
 */
const UNUSABLE = /[^ -~]|[",;\\%]|^ | $/;

/** As long as the database takes it. */
const MAX_LENGTH = 255;

/** Whether an authenticator's name reaches the server as it was given. */
export function isUsableName(name: string): boolean {
  return name.length > 0 && name.length <= MAX_LENGTH && !UNUSABLE.test(name);
}
