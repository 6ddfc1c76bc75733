import type { Client } from '../client';
import { insidePath } from '../shell';

/** What a sign-in that comes back can bring, of ours or of another plugin. */
const BROUGHT = /[?&](authenticator|code|state|error)=/;

/** Whether something may have come back to this page: it is the sign-in page, and its address brings something. */
export function isReturn({ browser: { location }, shell }: Client): boolean {
  return BROUGHT.test(location.search) && insidePath(shell, location.pathname)?.replace(/\/$/, '') === '/signin';
}
