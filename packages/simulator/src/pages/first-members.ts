import type { Member } from '../company/company.js';

/** How many members a page lists: with all of a large company a browser would be busy for long. */
const LISTED = 200;

/** The members that a page lists. @param chosen is listed in any case */
export function firstMembers(members: Member[], chosen?: Member): Member[] {
  const first = members.slice(0, LISTED);
  return chosen && !first.includes(chosen) ? [chosen, ...first] : first;
}
