import { USER_AGENTS } from '../client/user-agents.js';

/**
 * Plays a person in front of the web-login page in an ordinary browser, over HTTP.
 * @param address any address of the web-login page; its host is replaced by the simulator's
 * @returns where the page navigates to, or undefined when it stays
 * @throws Error with the page's text when the page cannot start, or a member who confirms has no permission
 */
export async function scan(
  simulatorUrl: string,
  address: string,
  memberId: string,
  decision: 'confirm' | 'refuse' | 'expire',
): Promise<string | undefined> {
  const { pathname, search } = new URL(address);
  const headers = { 'user-agent': USER_AGENTS.browser };
  const page = await (await fetch(`${simulatorUrl}${pathname}${search}`, { headers })).text();
  const key = /data-key="([^"]+)"/.exec(page)?.[1];
  if (!key) {
    throw new Error(`The login page did not start: ${/data-error>([^<]*)</.exec(page)?.[1] ?? 'no QR code'}`);
  }
  const answer = await fetch(`${simulatorUrl}/wwlogin/sso/scan`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ key, memberId, decision }),
  });
  const outcome = (await answer.json()) as { go?: string; stay?: string };
  if (decision === 'confirm' && outcome.go === undefined) {
    throw new Error(`The scan was refused: ${outcome.stay}`);
  }
  return outcome.go;
}
