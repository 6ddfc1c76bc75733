import { USER_AGENTS } from '../client/user-agents.js';
import type { Member, PersonalField } from '../company/company.js';
import { MEMBER_COOKIE } from '../member-cookie.js';

/** How a member answers the consent page: everything, nothing, or these fields. */
export type ConsentAnswer = 'all' | 'none' | PersonalField[];

/**
 * Plays a member who follows an authorize address inside the WeCom client, over HTTP.
 * @param userAgent of another client than WeCom on a phone
 * @param address any address of the authorize page; its host is replaced by the simulator's
 * @returns the address WeCom redirects to, with code and state
 * @throws Error with the text of the page, when WeCom shows one instead of redirecting
 */
export async function openInClient(
  simulatorUrl: string,
  address: string,
  member: Member,
  consent: ConsentAnswer = member.declinesConsent ? 'none' : 'all',
  userAgent: string = USER_AGENTS.phone,
): Promise<string> {
  const { pathname, search } = new URL(address);
  const url = `${simulatorUrl}${pathname}${search}`;
  const headers = { 'user-agent': userAgent, cookie: `${MEMBER_COOKIE}=${encodeURIComponent(member.id)}` };
  const first = await fetch(url, { headers, redirect: 'manual' });
  const page = await first.text();
  if (first.status === 302 || !page.includes('data-page="consent"')) {
    return locationOf(first, page);
  }
  const body = new URLSearchParams({ answer: 'allow' });
  for (const field of tickedFields(page, consent)) {
    body.append('field', field);
  }
  const second = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
  return locationOf(second, await second.text());
}

function tickedFields(page: string, consent: ConsentAnswer): string[] {
  const offered = [...page.matchAll(/name="field" value="(\w+)"/g)].map((match) => match[1] ?? '');
  if (consent === 'none') {
    return [];
  }
  return consent === 'all' ? offered : offered.filter((field) => consent.some((ticked) => ticked === field));
}

function locationOf(response: Response, page: string): string {
  const location = response.headers.get('location');
  if (location) {
    return location;
  }
  const text = /data-error>([^<]*)</.exec(page)?.[1] ?? `HTTP ${response.status}`;
  throw new Error(`WeCom did not redirect: ${text}`);
}
