import { readRefusedStart, refusedStartCookie, type RefusedStart } from '../../shared/refused-start';
import { isWeComType, listAuthenticators } from '../authenticators';
import type { Client } from '../client';
import { readCookie, writeCookie } from '../cookies';
import type { Departure } from '../departure';
import { isReturn } from './is-return';
import { judgeReturn, type Return } from './judge-return';

const NONE: Return = { kind: 'none' };

/**
 * Reads what has come back to this page, and takes only what is ours to take: other sign-in plugins come back here too.
 * @param departure for which sign-in this web view had left
 */
export async function readReturn(client: Client, departure: Departure | undefined): Promise<Return> {
  if (!isReturn(client)) {
    return NONE;
  }
  const returned = judgeReturn({
    query: new URLSearchParams(client.browser.location.search),
    refused: takeRefusal(client),
    hasLeft: departure !== undefined,
  });
  return (await isOurs(client, returned, departure)) ? returned : NONE;
}

// Told once: a reload has nothing to tell any more.
function takeRefusal({ app, browser }: Client): RefusedStart | undefined {
  const cookie = refusedStartCookie(app.name);
  const told = readCookie(browser, cookie);
  if (!told) {
    return undefined;
  }
  writeCookie(browser, cookie, '', 0);
  return readRefusedStart(told);
}

async function isOurs(client: Client, returned: Return, departure: Departure | undefined): Promise<boolean> {
  // Nobody else's state looks like that of an attempt to link.
  if (returned.kind !== 'sign-in' && returned.kind !== 'unclear') {
    return true;
  }
  const { authenticator, kind } = returned;
  // The usual way asks nobody.
  if (authenticator && authenticator === departure?.authenticator) {
    return true;
  }
  const listed = authenticator && (await listAuthenticators(client)).find(({ name }) => name === authenticator);
  // One that is not listed may have been switched off meanwhile. Then the state tells, or that we were waiting.
  return listed ? isWeComType(listed) : kind !== 'unclear' || departure !== undefined;
}
