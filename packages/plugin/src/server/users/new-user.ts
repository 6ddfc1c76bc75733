import { normalisePhone, phoneAsStored } from '../profile-authors/phone';
import type { MemberProfile } from '../wecom/member-profile';

/** Values of a user to be created. No password: such a user cannot sign in by one until somebody sets it. */
export interface NewUser {
  nickname: string;
  username: string;
  phone?: string;
  email?: string;
}

/** Characters that NocoBase refuses in a username; member ids may contain `@` and `.`. */
const NOT_IN_USERNAME = /[@.<>"'/]/g;
const USERNAME_LIMIT = 50;

/**
 * Builds a user from what WeCom told.
 * @param taken which of the proposed values another user has already
 * @param suffix random text that makes a taken username free
 */
export function newUserFrom(
  profile: MemberProfile,
  taken: { username: boolean; email: boolean },
  suffix: string,
): NewUser {
  const username = usernameOf(profile.memberId);
  const phone = profile.mobile && normalisePhone(profile.mobile);
  return {
    nickname: profile.name ?? profile.memberId,
    username: taken.username ? `${username.slice(0, USERNAME_LIMIT - suffix.length - 1)}_${suffix}` : username,
    ...(phone && { phone: phoneAsStored(phone) }),
    ...(profile.email && !taken.email && { email: profile.email }),
  };
}

/** The username that a member id suggests. */
export function usernameOf(memberId: string): string {
  return memberId.replace(NOT_IN_USERNAME, '_').slice(0, USERNAME_LIMIT);
}
