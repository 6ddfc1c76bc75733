import { fold } from '../../profile-authors/fold';
import { type NewUser, newUserFrom, usernameOf } from '../../users/new-user';
import type { MemberProfile } from '../../wecom/member-profile';

/** Whether another user has a value. */
export type IsTaken = Record<'username' | 'email' | 'phone', (value: string) => boolean>;

/**
 * Builds several users so that none takes a value from another, whether that one is there or among them.
 * @param suffix makes random text that makes a taken username free
 */
export function newUsersFrom(profiles: readonly MemberProfile[], isTaken: IsTaken, suffix: () => string): NewUser[] {
  const used = { username: new Set<string>(), email: new Set<string>(), phone: new Set<string>() };
  const take = (field: keyof IsTaken, value: string) => {
    const key = fold(value);
    const isFree = !isTaken[field](value) && !used[field].has(key);
    used[field].add(key);
    return isFree;
  };
  return profiles.map((profile) => {
    const username = !take('username', usernameOf(profile.memberId));
    const email = profile.email !== undefined && !take('email', profile.email);
    const { phone, ...user } = newUserFrom(profile, { username, email }, suffix());
    return phone !== undefined && take('phone', phone) ? { ...user, phone } : user;
  });
}
