import type { Client } from '../client';
import { insidePath } from '../shell';

/** The query parameters that a sign-in can bring back, ours or another plugin's. */
const BROUGHT = /[?&](authenticator|code|state|error)=/;

/** Whether something may have come back to this page: it is the sign-in page, and its address brings something. */
export function isReturn({ browser: { location }, shell }: Client): boolean {
  return BROUGHT.test(location.search) && insidePath(shell, location.pathname)?.replace(/\/$/, '') === '/signin';
}
