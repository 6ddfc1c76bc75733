import type { PersonalFields } from './calls/identity';
import type { Member } from './calls/members';

/** Characters that NocoBase's columns for short texts take; PostgreSQL and MariaDB refuse what is longer. */
const COLUMN_LIMIT = 255;

/** Everything WeCom told about the member who signs in. Missing is missing: nothing here is made up. */
export interface MemberProfile {
  /** As WeCom spells it. */
  memberId: string;
  name: string | undefined;
  mobile: string | undefined;
  /** Corporate before personal. */
  email: string | undefined;
  avatar: string | undefined;
}

/**
 * The key of a link: `corpId/memberid`. The corp is part of it, so that an authenticator moved to another corp never
 * lets a namesake in; the member id is in lower case, since WeCom ignores its case.
 */
export function identityOf(corpId: string, memberId: string): string {
  return `${corpId}/${memberId.toLowerCase()}`;
}

/** The member ID of an identity, in lower case. */
export function memberIdOf(identity: string): string {
  return identity.slice(identity.indexOf('/') + 1);
}

/**
 * Joins what the calls of one sign-in returned, as far as it can be stored.
 * @param shared what the member agreed to share; undefined when there was no consent page. After one, its answer about
 *   the phone number stands alone: a person who keeps it back is not matched by the directory's.
 */
export function joinProfile(
  memberId: string,
  member: Partial<Member> | undefined,
  shared: PersonalFields | undefined,
): MemberProfile {
  const read = member ?? {};
  return {
    memberId,
    // By characters, since half of one is no text.
    name: read.name && Array.from(read.name).slice(0, COLUMN_LIMIT).join(''),
    mobile: shared ? shared.mobile : read.mobile,
    email: storable(shared?.corporateEmail ?? read.corporateEmail ?? shared?.email ?? read.email),
    avatar: storable(shared?.avatar ?? read.avatar),
  };
}

// Neither is worth a refused sign-in, and a part of it would be another address.
function storable(address: string | undefined): string | undefined {
  return address && address.length <= COLUMN_LIMIT ? address : undefined;
}
