import type { LinkedMember, LinkedUser } from '../shared/links';

/** Signs that turn the direction of a text or break the line: in a sentence they reach beyond the name that they stand in. */
const REACHING = /[\u202A-\u202E\u2066-\u2069\u2028\u2029]/g;

/** A user in a sentence or a list: name and username, since anybody can call themselves anything. */
export function userLabel({ nickname, username }: LinkedUser): string {
  return label(nickname, username);
}

/** A member in a sentence: name and member ID. */
export function memberLabel({ name, memberId }: LinkedMember): string {
  return label(name, memberId);
}

function label(name: string, id: string): string {
  const text = name && id && name !== id ? `${name} (${id})` : name || id;
  return text.replaceAll(REACHING, '');
}
